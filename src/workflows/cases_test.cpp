#include "domain/law/rule_book.h"
#include "domain/law/work_calendar.h"
#include "storage/order_ids.h"
#include "storage/order_store.h"
#include "testing/bare_library.h"
#include "testing/counting_ids.h"
#include "testing/fixed_clock.h"
#include "testing/shipped_law.h"
#include "testing/temporary_database.h"
#include "workflows/ask_next_question.h"
#include "workflows/case_results.h"
#include "workflows/record_case_event.h"
#include "workflows/today.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::SizeIs;

FactEntry an_entry(std::string name, FactKind kind) {
    FactEntry entry;
    entry.name = std::move(name);
    entry.kind = kind;
    entry.title = {entry.name, entry.name};
    entry.question = {entry.name + "?", entry.name + "?"};
    return entry;
}

// A rule book with one question: what went wrong.
class SmallLibrary : public BareLibrary {
public:
    SmallLibrary() {
        FactEntry problem = an_entry("problem", FactKind::Choice);
        problem.choices = {{"fake", {"假货", "A fake"}, {}}, {"broken", {"坏的", "Broken"}, {}}};
        RuleSources sources;
        sources.catalogue =
            *FactCatalogue::build({problem, an_entry("price_paid", FactKind::Money),
                                   an_entry("bought_as_consumer", FactKind::YesNo)});
        sources.version = "test";
        rules_.emplace(*RuleBook::build(std::move(sources)));
    }
    Result<const RuleBook*> rules() override { return &*rules_; }
    Result<const WorkCalendar*> calendar() override { return &calendar_; }

private:
    std::optional<RuleBook> rules_;
    WorkCalendar calendar_;
};

class ShippedLibrary : public BareLibrary {
public:
    Result<const RuleBook*> rules() override { return &shipped_law().rules; }
    Result<const WorkCalendar*> calendar() override { return &shipped_law().calendar; }
};

class Cases : public testing::Test {
protected:
    OpenCaseNeeds opening() { return {*database_, VaultId{}, library_, clock_, ids_}; }
    RecordCaseEventNeeds writing() { return {*database_, VaultId{}, library_, clock_}; }
    AssessCaseNeeds reading() { return {*database_, VaultId{}, library_, clock_.today()}; }

    OrderId stored_order(Day ordered_on, std::optional<Day> received_on = {}) {
        Order order;
        order.number = std::to_string(++orders_);
        order.platform = Platform::Taobao;
        order.seller = "北岸数码";
        order.title = "耳机";
        order.paid = Money::yuan(329);
        order.ordered_at = china_instant(ordered_on, 12, 0, 0);
        order.received_on = received_on;
        order.state = OrderState::Completed;
        OrderId id;
        const auto stored = database_->write([&](sql::Transaction& transaction) -> Result<void> {
            OrderStore store{transaction, VaultId{}};
            const std::int64_t ordinal = TRY(store.next_ordinal(ids_));
            id = order_id_of(ordinal);
            const NewOrder added{&order, ordinal, {}};
            return store.insert({&added, 1});
        });
        EXPECT_TRUE(stored);
        return id;
    }
    CaseAccount opened(std::optional<OrderId> order = {}, std::string problem = "fake") {
        CaseOpening request;
        request.order = order;
        request.problem = std::move(problem);
        return *open_case(opening(), request);
    }

    TemporaryDatabase database_;
    SmallLibrary library_;
    FixedClock clock_{china_instant(2026y / 11 / 3, 9, 0, 0)};
    CountingIds ids_;
    int orders_ = 0;
};

TEST_F(Cases, OpenFromAnOrderAndTakeItsTitle) {
    const OrderId order = stored_order(2026y / 11 / 1);

    const CaseAccount account = opened(order);

    EXPECT_EQ(account.matter.title, "耳机");
    EXPECT_EQ(account.matter.order, order);
    EXPECT_EQ(account.step->id, "call_seller");
}

TEST_F(Cases, RefuseASecondOpenCaseForOneOrderAndNameTheFirst) {
    const OrderId order = stored_order(2026y / 11 / 1);
    const CaseAccount first = opened(order);

    CaseOpening request;
    request.order = order;
    const auto second = open_case(opening(), request);

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason.id, "case_already_open");
    EXPECT_EQ(second.error().detail, first.matter.id.text());
}

TEST_F(Cases, AllowANewCaseOnceTheFirstIsClosedButNotItsReopening) {
    const OrderId order = stored_order(2026y / 11 / 1);
    const CaseId first = opened(order).matter.id;
    ASSERT_TRUE(record_case_event(writing(), first, "closed", {{"outcome", "given_up"}}));
    const CaseAccount second = opened(order);
    EXPECT_NE(second.matter.id, first);

    const auto reopened = record_case_event(writing(), first, "reopened", {});

    ASSERT_FALSE(reopened);
    EXPECT_EQ(reopened.error().reason.id, "case_already_open");
}

TEST_F(Cases, RefuseAFactThatDoesNotExist) {
    const CaseId id = opened().matter.id;
    RawFacts facts;
    facts["colour"] = {.form = RawFactValue::Form::Text, .text = "red", .items = {}};

    const auto account = set_case_facts(writing(), id, facts);

    ASSERT_FALSE(account);
    EXPECT_EQ(account.error().reason.id, "fact_unknown");
}

TEST_F(Cases, KeepAnswersIncludingNotKnownAndTakeThemBack) {
    const CaseId id = opened().matter.id;
    ASSERT_TRUE(record_case_event(writing(), id, "fact_set",
                                  {{"price_paid", "329.9"}, {"bought_as_consumer", "unknown"}}));
    const CaseAccount answered = *assess_case(reading(), id);
    EXPECT_EQ(answered.facts.find("price_paid")->value, FactValue{*Money::parse("329.90")});
    EXPECT_TRUE(is_unknown(answered.facts.find("bought_as_consumer")->value));

    ASSERT_TRUE(record_case_event(writing(), id, "fact_set", {{"bought_as_consumer", ""}}));

    EXPECT_EQ(assess_case(reading(), id)->facts.find("bought_as_consumer"), nullptr);
}

TEST_F(Cases, DoNotAskAgainWhatWasAnswered) {
    const CaseId id = opened().matter.id;

    const auto question = ask_next_question(reading(), id);

    ASSERT_TRUE(question);
    EXPECT_EQ(question->asked, 1) << "the problem";
    EXPECT_FALSE(question->next) << "no rule asks for anything";
}

TEST_F(Cases, UndoTheLastEventAndOnlyWhatCanBeUndone) {
    const CaseId id = opened({}, "").matter.id;
    ASSERT_TRUE(record_case_event(writing(), id, "contact", {{"channel", "seller"}}));

    const auto undone = undo_last_case_event(writing(), id);
    ASSERT_TRUE(undone);
    EXPECT_EQ(undone->position.stage, CaseStage::Preparing);

    const auto again = undo_last_case_event(writing(), id);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().reason.id, "nothing_to_undo");
}

TEST_F(Cases, UndoingAClosingOpensTheCaseAgain) {
    const OrderId order = stored_order(2026y / 11 / 1);
    const CaseId id = opened(order).matter.id;
    ASSERT_TRUE(record_case_event(writing(), id, "closed", {{"outcome", "all"}}));
    ASSERT_TRUE(undo_last_case_event(writing(), id));

    EXPECT_EQ(look_at_today(reading(), 30)->cases.size(), 1u);
}

TEST_F(Cases, TakeNothingButNotesOnceClosed) {
    const CaseId id = opened().matter.id;
    ASSERT_TRUE(record_case_event(writing(), id, "closed", {{"outcome", "all"}}));

    EXPECT_TRUE(record_case_event(writing(), id, "note", {{"text", "收好收据"}}));
    const auto contact = record_case_event(writing(), id, "contact", {{"channel", "seller"}});
    ASSERT_FALSE(contact);
    EXPECT_EQ(contact.error().reason.id, "case_is_closed");
}

TEST_F(Cases, ABrokenPromiseStandsFirstOnTheRadarTheDayAfter) {
    const CaseId id = opened(stored_order(2026y / 10 / 20)).matter.id;
    ASSERT_TRUE(
        record_case_event(writing(), id, "contact",
                          {{"channel", "seller"}, {"amount", "329"}, {"due", "2026-11-05"}}));
    clock_.move_to(china_instant(2026y / 11 / 6, 9, 0, 0));

    const auto items = watch_dates(reading(), 30);

    ASSERT_TRUE(items);
    ASSERT_FALSE(items->empty());
    EXPECT_EQ(items->front().kind, RadarKind::PromiseBroken);
    EXPECT_EQ(items->front().matter, id);
    EXPECT_EQ(assess_case(reading(), id)->step->id, "call_superior");
}

TEST_F(Cases, TheRadarWatchesOrdersThatHaveNoCase) {
    const OrderId order = stored_order(2026y / 10 / 28, Day{2026y / 11 / 1});
    const OrderId old = stored_order(2023y / 11 / 10);

    ShippedLibrary shipped;
    const auto items = watch_dates({*database_, VaultId{}, shipped, clock_.today()}, 30);

    ASSERT_TRUE(items);
    EXPECT_THAT(*items, Contains(Field(&RadarItem::kind, RadarKind::ReturnWindow)));
    EXPECT_THAT(*items, Contains(Field(&RadarItem::kind, RadarKind::RecordsDeletable)));
    EXPECT_EQ(items->front().date, (Day{2026y / 11 / 8}));
    EXPECT_EQ(items->front().order, order);
    EXPECT_EQ(items->back().order, old);
}

TEST_F(Cases, AnItemThatIsPutOffComesBackOnItsDay) {
    stored_order(2026y / 10 / 28, Day{2026y / 11 / 1});
    ShippedLibrary shipped;
    const Day today = clock_.today();
    const auto seen_on = [&](Day day) {
        return watch_dates({*database_, VaultId{}, shipped, day}, 30).value().size();
    };
    const AssessCaseNeeds needs{*database_, VaultId{}, shipped, today};
    const auto items = watch_dates(needs, 30);
    ASSERT_TRUE(items);
    ASSERT_EQ(items->size(), 1U);
    const std::string key = items->front().key();

    ASSERT_TRUE(put_off(needs, key, add_days(today, 2)));
    EXPECT_EQ(seen_on(today), 0U);
    EXPECT_EQ(seen_on(add_days(today, 1)), 0U);
    EXPECT_EQ(seen_on(add_days(today, 2)), 1U);
    ASSERT_TRUE(put_off(needs, key, today));
    EXPECT_EQ(seen_on(today), 1U);

    EXPECT_EQ(put_off(needs, "nothing", today).error().reason.id, "radar_item_unknown");
    EXPECT_EQ(put_off(needs, key, add_days(today, 400)).error().reason.id, "snooze_too_long");

    const auto calendar = calendar_file(needs, 30, clock_.now(), Language::Chinese);
    ASSERT_TRUE(calendar);
    EXPECT_THAT(*calendar, HasSubstr("UID:" + key + "@"));
    EXPECT_THAT(*calendar, HasSubstr("DTSTART;VALUE=DATE:20261108"));
}

TEST_F(Cases, SumUpWhatCameOfThem) {
    const CaseId id = opened(stored_order(2026y / 10 / 20)).matter.id;
    ASSERT_TRUE(record_case_event(writing(), id, "closed", {{"outcome", "all"}, {"got", "329"}}));

    const auto results = case_results(reading());

    ASSERT_TRUE(results);
    EXPECT_EQ(results->outcomes.all.got, Money::yuan(329));
    EXPECT_EQ(results->outcomes.by_problem.at("fake").closed, 1);
    EXPECT_THAT(results->warnings, SizeIs(0));
}

}  // namespace
}  // namespace shuofa
