#include "storage/paper_store.h"

#include "both_databases.h"
#include "testing/counting_ids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace shuofa;

namespace {

class PaperStoreTest : public BothDatabases {};

DraftedPaper a_paper(CountingIds& ids) {
    DraftedPaper paper;
    paper.id = ids.next<DraftedPaper>();
    paper.case_id = ids.next<Case>();
    paper.kind = "letter_seller";
    paper.length = "full";
    paper.key = "key-1";
    paper.text = "# 函\n\n正文\n";
    paper.drafted_text = paper.text;
    paper.writer = "沈样例";
    paper.written_on = *parse_day("2026-11-25");
    paper.missing = {{"your_phone", {"您的电话？", "Your phone?"}, false}};
    paper.citations = {{.rule = "xbf-24",
                        .law = "中华人民共和国消费者权益保护法",
                        .article = "第二十四条",
                        .in_force_from = *parse_day("2014-03-15"),
                        .in_force_until = {},
                        .checked_on = {},
                        .certainty = "stated"}};
    paper.facts_used = {{"price_paid", {"实付", "Paid"}, "329.90元", "order"}};
    paper.facts_unused = {{"defect", {"质量问题", "Defect"}, "是", "user"}};
    paper.created_at = paper.changed_at = Instant{1};
    return paper;
}

TEST_P(PaperStoreTest, GivesBackAPaperWithAllItRestsOn) {
    CountingIds ids;
    const DraftedPaper paper = a_paper(ids);

    ASSERT_TRUE(database_->write([&](sql::Transaction& transaction) {
        return PaperStore{transaction, VaultId{}}.insert(paper);
    }));
    const auto loaded = database_->read([&](sql::Transaction& transaction) {
        return PaperStore{transaction, VaultId{}}.load(paper.id);
    });

    ASSERT_TRUE(loaded);
    EXPECT_EQ(*loaded, paper);
}

TEST_P(PaperStoreTest, RefusesASecondPaperForOneRequest) {
    CountingIds ids;
    const DraftedPaper paper = a_paper(ids);
    DraftedPaper again = paper;
    again.id = ids.next<DraftedPaper>();

    const auto insert = [&](const DraftedPaper& which) {
        return database_->write([&](sql::Transaction& transaction) {
            return PaperStore{transaction, VaultId{}}.insert(which);
        });
    };
    ASSERT_TRUE(insert(paper));
    EXPECT_FALSE(insert(again));
    const auto found = database_->read([&](sql::Transaction& transaction) {
        return PaperStore{transaction, VaultId{}}.find_by_key("key-1");
    });
    ASSERT_TRUE(found && *found);
    EXPECT_EQ(**found, paper.id);
}

TEST_P(PaperStoreTest, KeepsTextStateAndSteps) {
    CountingIds ids;
    const DraftedPaper paper = a_paper(ids);
    const PaperStep step{PaperState::HandedOver, *parse_day("2026-11-26"), "seller", "EMS1", ""};

    const auto saved = database_->write([&](sql::Transaction& transaction) -> Result<void> {
        PaperStore store{transaction, VaultId{}};
        TRY(store.insert(paper));
        TRY(store.save_text(paper.id, "# 新\n", Instant{2}));
        return store.save_state(TRY(moved_on(paper, step)), Instant{3});
    });
    ASSERT_TRUE(saved);
    const auto loaded = database_->read([&](sql::Transaction& transaction) {
        return PaperStore{transaction, VaultId{}}.load(paper.id);
    });

    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->text, "# 新\n");
    EXPECT_TRUE(loaded->is_edited());
    EXPECT_EQ(loaded->state, PaperState::HandedOver);
    EXPECT_THAT(loaded->steps, testing::ElementsAre(step));
}

TEST_P(PaperStoreTest, PutsTheDetailsOfACaseOverThoseOfTheWriter) {
    CountingIds ids;
    const CaseId about = ids.next<Case>();

    const auto details =
        database_->write([&](sql::Transaction& transaction) -> Result<PaperDetails> {
            PaperStore store{transaction, VaultId{}};
            TRY(store.save_details({}, {{"your_name", "甲"}, {"your_phone", "1"}}));
            TRY(store.save_details(about, {{"your_name", "乙"}, {"court", "法院"}}));
            TRY(store.save_details(about, {{"court", ""}}));
            return store.load_details(about);
        });

    ASSERT_TRUE(details);
    EXPECT_EQ(*details, (PaperDetails{{"your_name", "乙"}, {"your_phone", "1"}}));
}

TEST_P(PaperStoreTest, KeepsVaultsApart) {
    CountingIds ids;
    const DraftedPaper paper = a_paper(ids);

    ASSERT_TRUE(database_->write([&](sql::Transaction& transaction) {
        return PaperStore{transaction, VaultId{"a"}}.insert(paper);
    }));
    const auto other = database_->read([&](sql::Transaction& transaction) {
        return PaperStore{transaction, VaultId{"b"}}.load(paper.id);
    });
    EXPECT_FALSE(other);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, PaperStoreTest, both_databases, database_name);

}  // namespace
