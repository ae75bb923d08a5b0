#include "workflows/draft_paper.h"

#include "domain/law/rule_book.h"
#include "domain/law/work_calendar.h"
#include "domain/papers/paper_template.h"
#include "storage/case_store.h"
#include "testing/bare_library.h"
#include "testing/counting_ids.h"
#include "testing/fixed_clock.h"
#include "testing/scripted_workshop.h"
#include "testing/temporary_database.h"
#include "workflows/paper_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace shuofa;
using testing::HasSubstr;
using testing::Not;

namespace {

// No rules, and two kinds of paper: one that names the seller, one that needs nothing.
class SmallLibrary final : public BareLibrary {
public:
    SmallLibrary() {
        PaperTemplate letter;
        letter.id = "letter_seller";
        letter.name = {"投诉信", "Letter"};
        letter.reader = PaperReader::Seller;
        letter.needs = {{"seller_name", {"卖家是谁？", "Who is the seller?"}, true}};
        letter.lengths = {
            {"full", 0, false,
             "# 函\n> {{seller_name}}：\n{{#demands}}\n{{{n}}}. {{text}}。\n{{/demands}}\n"
             "{{#has_story}}{{story}}{{/has_story}}\n"}};
        templates_ = PaperTemplates{{letter}, {}, {}, {}};
        rules_.emplace(*RuleBook::build(RuleSources{}));
    }
    Result<const RuleBook*> rules() override { return &*rules_; }
    Result<const WorkCalendar*> calendar() override { return &calendar_; }
    Result<const Directory*> directory() override { return nullptr; }
    Result<const PaperTemplates*> templates() override { return &templates_; }
    Result<const VettingChecklist*> checklist() override { return nullptr; }
    Result<const Guide*> guide() override { return nullptr; }

private:
    std::optional<RuleBook> rules_;
    WorkCalendar calendar_;
    PaperTemplates templates_;
};

class DraftPaper : public testing::Test {
protected:
    DraftPaper() {
        Case matter;
        matter.id = ids_.next<Case>();
        matter.title = "耳机";
        matter.opened_on = clock_.today();
        CaseEvent opened;
        opened.number = 1;
        opened.type = CaseEventType::Opened;
        opened.day = clock_.today();
        matter.events = {opened};
        case_ = matter.id;
        EXPECT_TRUE(database_->write([&](sql::Transaction& transaction) {
            return CaseStore{transaction, VaultId{}}.insert(matter);
        }));
    }

    PaperNeeds needs() { return {*database_, VaultId{}, library_, clock_, ids_}; }
    void tell(const PaperDetails& details) {
        EXPECT_TRUE(set_paper_details(needs(), case_, details));
    }
    CheckedPaper draft() {
        auto paper = draft_paper(needs(), {.case_id = case_, .kind = "letter_seller"});
        EXPECT_TRUE(paper) << paper.error().detail;
        return *std::move(paper);
    }
    std::vector<CaseEventType> events() {
        const auto matter = database_->read([&](sql::Transaction& transaction) {
            return CaseStore{transaction, VaultId{}}.load(case_);
        });
        std::vector<CaseEventType> types;
        for (const CaseEvent& event : matter->events)
            types.push_back(event.type);
        return types;
    }

    TemporaryDatabase database_;
    FixedClock clock_;
    CountingIds ids_;
    SmallLibrary library_;
    CaseId case_;
};

TEST_F(DraftPaper, AsksForWhatIsMissingAndWritesItUnderTheSameIdLater) {
    const CheckedPaper asked = draft();
    EXPECT_TRUE(asked.paper.text.empty());
    ASSERT_EQ(asked.paper.missing.size(), 1U);

    tell({{"seller_name", "北岸数码"}});
    const CheckedPaper written = draft();

    EXPECT_EQ(written.paper.id, asked.paper.id);
    EXPECT_THAT(written.paper.text, HasSubstr("> 北岸数码："));
    EXPECT_THAT(events(), testing::ElementsAre(CaseEventType::Opened, CaseEventType::PaperDrafted));
}

TEST_F(DraftPaper, KeepsWhatTheUserWrote) {
    tell({{"seller_name", "北岸数码"}});
    const PaperId id = draft().paper.id;
    ASSERT_TRUE(edit_paper(needs(), id, "# 我改的\n"));

    EXPECT_NE(draft().paper.id, id);
    EXPECT_EQ(load_paper(needs(), id)->paper.text, "# 我改的\n");
    EXPECT_THAT(edit_paper(needs(), id, " ")->paper.text, HasSubstr("北岸数码"));
}

TEST_F(DraftPaper, GivesTheSamePaperForTheSameKey) {
    tell({{"seller_name", "北岸数码"}});
    const PaperRequest request{.case_id = case_, .kind = "letter_seller", .key = "k"};
    const auto first = draft_paper(needs(), request);
    ASSERT_TRUE(first);
    ASSERT_TRUE(edit_paper(needs(), first->paper.id, "# 改\n"));

    EXPECT_EQ(draft_paper(needs(), request)->paper.id, first->paper.id);
}

TEST_F(DraftPaper, DoesNotKeepWhatIsOnlyLookedAt) {
    tell({{"seller_name", "北岸数码"}});
    ASSERT_TRUE(draft_paper(needs(), {.case_id = case_, .kind = "letter_seller", .keep = false}));

    EXPECT_TRUE(list_papers(needs(), case_)->empty());
    EXPECT_EQ(events().size(), 1U);
}

TEST_F(DraftPaper, TellsTheCaseOnceThatItWentOut) {
    tell({{"seller_name", "北岸数码"}});
    const PaperId id = draft().paper.id;
    const PaperStep step{PaperState::HandedOver, clock_.today(), "", "EMS1", ""};

    ASSERT_TRUE(move_paper_on(needs(), id, step));
    const auto again =
        move_paper_on(needs(), id, PaperStep{step.state, step.day, "seller", "EMS1", ""});

    ASSERT_TRUE(again);
    EXPECT_EQ(again->paper.steps.size(), 1U);
    EXPECT_THAT(events(), testing::ElementsAre(CaseEventType::Opened, CaseEventType::PaperDrafted,
                                               CaseEventType::PaperHandedOver));
}

TEST_F(DraftPaper, DoesNotLetAThreatGoOut) {
    tell({{"seller_name", "北岸数码"}});
    const PaperId id = draft().paper.id;
    ASSERT_TRUE(edit_paper(needs(), id, "不赔我500元，我就去曝光你们。\n"));

    const auto out =
        move_paper_on(needs(), id, PaperStep{PaperState::HandedOver, clock_.today(), "", "", ""});
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().reason.id, "paper_has_errors");
}

TEST_F(DraftPaper, RefusesADetailThatNoPaperHas) {
    const auto told = set_paper_details(needs(), case_, {{"your_dog", "x"}});

    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().reason.id, "paper_detail_unknown");
}

TEST_F(DraftPaper, MakesFilesOfHostileNames) {
    ScriptedWorkshop workshop;
    for (const std::string& name :
         {std::string{"<b>&\"'|*_#"}, std::string{"\u202E倒"}, std::string(4'000, 'W'),
          std::string{"../../etc/passwd"}, std::string{"a\r\nBcc: x@example.com"}}) {
        tell({{"seller_name", name}, {"their_email", "a@example.com\r\nBcc: b@example.com"}});
        CheckedPaper paper = draft();
        paper.paper.text = "# " + name.substr(0, 200) + "\n" + paper.paper.text;
        const PaperDetails details = *load_paper_details(needs(), case_);
        for (const auto& format : enum_names<PaperFormat>) {
            const auto file =
                make_paper_file({workshop, details, false}, paper.paper, format.value);
            ASSERT_TRUE(file) << format.name;
            EXPECT_EQ(file->name.find_first_of("/\\\r\n"), std::string::npos);
            EXPECT_FALSE(file->name.starts_with("."));
            if (format.value == PaperFormat::Eml) {
                EXPECT_THAT(file->bytes, Not(HasSubstr("\nBcc:")));
            }
        }
    }
}

}  // namespace
