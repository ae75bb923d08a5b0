#include "storage/case_store.h"

#include "both_databases.h"

namespace shuofa {
namespace {

using namespace std::chrono_literals;

class Cases : public BothDatabases {
protected:
    template <class F>
    auto with_store(F&& work, VaultId vault = {}) {
        return database_->write([&](sql::Transaction& transaction) {
            CaseStore store{transaction, std::move(vault)};
            return work(store);
        });
    }
    Result<Case> loaded(const CaseId& id) {
        return with_store([&](CaseStore& store) { return store.load(id); });
    }
    Result<CasePage> listed(const CaseFilter& filter, int limit,
                            const std::optional<CaseId>& after = {}) {
        return with_store([&](CaseStore& store) { return store.list(filter, limit, after); });
    }
};

CaseEvent an_event(int number, CaseEventType type, EventFields fields) {
    CaseEvent event;
    event.number = number;
    event.type = type;
    event.day = 2026y / 11 / 23;
    event.recorded_at = Instant{1'764'000'000'000'000 + number};
    event.fields = std::move(fields);
    return event;
}

Case a_case(std::string_view ulid, std::optional<OrderId> order = {}) {
    Case matter;
    matter.id = CaseId::from_ulid(ulid);
    matter.order = order;
    matter.title = "耳机 \"左边没声\"";
    matter.opened_on = 2026y / 11 / 23;
    matter.events = {an_event(1, CaseEventType::Opened, {{"problem", "defective"}}),
                     an_event(2, CaseEventType::Note, {{"text", "第一行\n第二行"}})};
    return matter;
}

constexpr std::string_view first = "01JDA7Z0Q50000000000000001";
constexpr std::string_view second = "01JDA7Z0Q50000000000000002";
constexpr std::string_view third = "01JDA7Z0Q50000000000000003";
const OrderId an_order = OrderId::from_ulid("01JDA7Z0Q500000000000000AA");

TEST_P(Cases, ComeBackAsTheyWereStored) {
    const Case matter = a_case(first, an_order);
    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.insert(matter); }));

    const auto found = loaded(matter.id);

    ASSERT_TRUE(found);
    EXPECT_EQ(*found, matter);
}

TEST_P(Cases, GrowByEvents) {
    Case matter = a_case(first);
    const CaseEvent more = an_event(3, CaseEventType::Contact, {{"channel", "seller"}});
    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.insert(matter); }));
    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.append(matter.id, more); }));

    matter.events.push_back(more);

    EXPECT_EQ(*loaded(matter.id), matter);
}

TEST_P(Cases, NeverChangeAnEvent) {
    const Case matter = a_case(first);
    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.insert(matter); }));

    const CaseEvent again = an_event(2, CaseEventType::Note, {{"text", "别的"}});

    EXPECT_FALSE(with_store([&](CaseStore& store) { return store.append(matter.id, again); }));
    EXPECT_EQ(*loaded(matter.id), matter);
}

TEST_P(Cases, OfOneOrderAreOpenOneAtATime) {
    const Case matter = a_case(first, an_order);
    const Case another = a_case(second, an_order);
    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.insert(matter); }));

    EXPECT_FALSE(with_store([&](CaseStore& store) { return store.insert(another); }));
    EXPECT_EQ(*with_store([&](CaseStore& store) { return store.open_case_of(an_order); }),
              matter.id);

    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.set_open(matter.id, false); }));
    EXPECT_TRUE(with_store([&](CaseStore& store) { return store.insert(another); }));
}

TEST_P(Cases, AreListedNewestFirstInPages) {
    for (const std::string_view ulid : {first, second, third}) {
        const Case matter = a_case(ulid);
        ASSERT_TRUE(with_store([&](CaseStore& store) { return store.insert(matter); }));
    }

    const auto page = listed({}, 2);
    ASSERT_TRUE(page);
    ASSERT_EQ(page->cases.size(), 2u);
    EXPECT_EQ(page->cases[0], a_case(third));
    EXPECT_EQ(page->cases[1], a_case(second));
    ASSERT_TRUE(page->next);

    const auto rest = listed({}, 2, page->next);
    ASSERT_TRUE(rest);
    ASSERT_EQ(rest->cases.size(), 1u);
    EXPECT_EQ(rest->next, std::nullopt);
}

TEST_P(Cases, AreListedByWhetherTheyAreOpenAndByOrder) {
    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.insert(a_case(first)); }));
    ASSERT_TRUE(
        with_store([&](CaseStore& store) { return store.insert(a_case(second, an_order)); }));
    ASSERT_TRUE(with_store(
        [&](CaseStore& store) { return store.set_open(CaseId::from_ulid(first), false); }));

    CaseFilter open;
    open.open = true;
    CaseFilter of_order;
    of_order.order = an_order;

    EXPECT_EQ(listed(open, 10)->cases.size(), 1u);
    EXPECT_EQ(listed(of_order, 10)->cases.size(), 1u);
    EXPECT_EQ(listed({}, 10)->cases.size(), 2u);
}

TEST_P(Cases, OfAnotherVaultAreNotSeen) {
    const Case matter = a_case(first);
    ASSERT_TRUE(with_store([&](CaseStore& store) { return store.insert(matter); }));

    const auto found =
        with_store([&](CaseStore& store) { return store.load(matter.id); }, VaultId{"another"});

    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().reason.id, "case_not_found");
}

TEST_P(Cases, KeepTheDraftOfAForm) {
    const CaseId id = CaseId::from_ulid(first);
    const EventFields typed = {{"agent", "8012"}, {"said", "半句"}};
    ASSERT_TRUE(with_store(
        [&](CaseStore& store) { return store.save_draft(id, "contact", typed, Instant{1}); }));

    EXPECT_EQ(*with_store([&](CaseStore& store) { return store.load_draft(id, "contact"); }),
              typed);

    ASSERT_TRUE(with_store(
        [&](CaseStore& store) { return store.save_draft(id, "contact", {}, Instant{2}); }));
    EXPECT_TRUE(
        with_store([&](CaseStore& store) { return store.load_draft(id, "contact"); })->empty());
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Cases, both_databases, database_name);

}  // namespace
}  // namespace shuofa
