#include "storage/order_store.h"

#include "both_databases.h"
#include "storage/order_ids.h"

#include <gmock/gmock.h>

namespace shuofa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CountingIds final : public IdSource {
public:
    std::string next_ulid() override { return "01JDA7Z0Q50000000000000000"; }
};

Instant at(int day, int hour = 12) {
    return china_instant(Day{std::chrono::year{2026}, std::chrono::November,
                             std::chrono::day{static_cast<unsigned>(day)}},
                         hour, 0, 0);
}

Day november(int day) { return china_day(at(day)); }

Order an_order(std::string number, std::string title, Instant ordered_at) {
    Order order;
    order.number = std::move(number);
    order.title = std::move(title);
    order.seller = "北岸数码旗舰店";
    order.paid = Money::yuan(99);
    order.ordered_at = ordered_at;
    order.state = OrderState::Completed;
    return order;
}

class Orders : public BothDatabases {
protected:
    OrderId insert(Order order, const VaultId& vault = VaultId{}) {
        OrderId id;
        const auto done = database_->write([&](sql::Transaction& transaction) -> Result<void> {
            OrderStore store{transaction, vault};
            const std::int64_t ordinal = TRY(store.next_ordinal(ids_));
            id = order_id_of(ordinal);
            const NewOrder added{&order, ordinal, 7};
            TRY(store.insert({&added, 1}));
            return store.save_words();
        });
        EXPECT_TRUE(done) << done.error().detail;
        return id;
    }

    template <class F>
    auto with_store(F&& work, const VaultId& vault = VaultId{}) {
        return database_->write([&](sql::Transaction& transaction) {
            OrderStore store{transaction, vault};
            return work(store);
        });
    }

    std::vector<std::string> titles(const OrderFilter& filter) {
        const auto page =
            with_store([&](OrderStore& store) { return store.list(filter, 100, std::nullopt); });
        EXPECT_TRUE(page) << page.error().detail;
        std::vector<std::string> titles;
        for (const Order& order : page->orders)
            titles.push_back(order.title);
        return titles;
    }

    CountingIds ids_;
};

TEST_P(Orders, ComeBackAsTheyWereStored) {
    Order order = an_order("4400000000000000101", "蓝牙耳机\t白色", at(1));
    order.platform = Platform::Taobao;
    order.note = "客服说会退";
    order.refunded = Money::fen(4680);
    order.refund_stated = Money::fen(4680);
    order.received_on = november(4);
    order.as_of = at(20);
    order.payments = {{SourceKind::Alipay, "2026110122001100000000000101",
                       "T200P4400000000000000101", "花呗&红包", "交易成功", Money::yuan(99), at(1)},
                      {SourceKind::WeChat, "=", "", "", "a\\b\nc", Money::yuan(1), std::nullopt}};
    order.refunds = {{SourceKind::Alipay, "2026110122001100000000000101_1", Money::fen(4680), at(9),
                      "退款成功"}};
    order.shipments = {{"圆通", "YT0000000000101", at(2), std::nullopt}};
    order.invoices = {{"26999000000000000101", Money::yuan(99), november(5)}, {"2", {}, {}}};
    order.sources = {{SourceKind::Alipay, "12", 25, "交易成功", at(20)},
                     {SourceKind::WeChat, "13", 4, "", std::nullopt}};

    order.id = insert(order);
    const auto loaded = with_store([&](OrderStore& store) { return store.load(order.id); });

    ASSERT_TRUE(loaded) << loaded.error().detail;
    EXPECT_EQ(*loaded, order);
}

TEST_P(Orders, KeepUnknownApartFromZero) {
    Order order;
    order.number = "1";
    order.state = OrderState::RefundOnly;
    order.refunds = {{SourceKind::Alipay, "1_1", Money::yuan(5), at(3), ""}};
    order.refunded = Money::yuan(5);

    order.id = insert(order);
    const auto loaded = with_store([&](OrderStore& store) { return store.load(order.id); });

    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->paid, std::nullopt);
    EXPECT_EQ(loaded->ordered_at, std::nullopt);
    EXPECT_EQ(*loaded, order);
}

TEST_P(Orders, AreReplacedWholeButKeepTheirFingerprint) {
    Order order = an_order("1", "耳机", at(1));
    order.id = insert(order);
    order.title = "真无线耳机";
    order.received_on = november(6);
    order.paid = std::nullopt;
    ASSERT_TRUE(with_store([&](OrderStore& store) { return store.replace(order); }));

    const auto loaded = with_store([&](OrderStore& store) { return store.load(order.id); });
    ASSERT_TRUE(loaded);
    EXPECT_EQ(*loaded, order);
    const OrderKey key = key_of(order);
    const auto known = with_store([&](OrderStore& store) { return store.known({&key, 1}); });
    ASSERT_TRUE(known && known->front());
    EXPECT_EQ(known->front()->fingerprint, 7u);
}

TEST_P(Orders, SayWhenThereIsNoSuchOrder) {
    for (const std::string_view id :
         {"ord_01JDA7Z0Q50000000000000009", "ord_01JDA7Z0Q5ABCDEFGHJKMNPQRS"}) {
        const auto loaded =
            with_store([&](OrderStore& store) { return store.load(*OrderId::parse(id)); });
        ASSERT_FALSE(loaded);
        EXPECT_EQ(loaded.error().reason.id, "order_not_found");
    }
}

TEST_P(Orders, AreFoundByTwoChineseCharacters) {
    insert(an_order("1", "样例蓝牙耳机", at(1)));
    insert(an_order("2", "龙井茶叶 250g", at(2)));

    EXPECT_THAT(titles({.query = "耳机"}), ElementsAre("样例蓝牙耳机"));
    EXPECT_THAT(titles({.query = "龙井"}), ElementsAre("龙井茶叶 250g"));
    EXPECT_THAT(titles({.query = "数码"}), ElementsAre("龙井茶叶 250g", "样例蓝牙耳机"));
    EXPECT_THAT(titles({.query = "退货"}), IsEmpty());
}

TEST_P(Orders, AreFoundByTheNumberThatTheWalletGaveThePayment) {
    Order paid = an_order("4400000000000000101", "样例蓝牙耳机", at(1));
    paid.payments = {{.trade_number = "2026110122001100000000000101"}};
    insert(paid);
    insert(an_order("4400000000000000102", "样例充电器", at(2)));

    EXPECT_THAT(titles({.query = "2026110122001100000000000101"}), ElementsAre("样例蓝牙耳机"));
    EXPECT_THAT(titles({.query = "20261101220011 耳机"}), ElementsAre("样例蓝牙耳机"));
    EXPECT_THAT(titles({.query = "4400000000000000102"}), ElementsAre("样例充电器"));
    EXPECT_THAT(titles({.query = "2026110122001100000000000999"}), IsEmpty());
}

TEST_P(Orders, AreFoundByAllWordsWhateverTheCase) {
    insert(an_order("T2026", "HUAYU 智能手机 Pro5", at(1)));
    insert(an_order("T2027", "智能手环", at(2)));

    EXPECT_THAT(titles({.query = "huayu pro"}), ElementsAre("HUAYU 智能手机 Pro5"));
    EXPECT_THAT(titles({.query = "智能 t2027"}), ElementsAre("智能手环"));
    EXPECT_THAT(titles({.query = "%"}), IsEmpty());
}

TEST_P(Orders, AreFoundAmongManyWhateverBlockTheyAreIn) {
    ASSERT_TRUE(with_store([&](OrderStore& store) -> Result<void> {
        const std::int64_t first = TRY(store.next_ordinal(ids_));
        std::vector<Order> orders;
        for (int i = 0; i < 1000; ++i) {
            orders.push_back(an_order(std::to_string(i), i % 300 == 7 ? "翡翠手镯" : "蓝牙耳机",
                                      at(1 + i % 28)));
        }
        std::vector<NewOrder> added;
        for (const Order& order : orders)
            added.push_back({&order, first + static_cast<std::int64_t>(added.size()), {}});
        TRY(store.insert(added));
        return store.save_words();
    }));
    const auto search = [&](std::string query, int limit, const std::optional<OrderId>& after) {
        return with_store([&](OrderStore& store) {
                   return store.list({.query = std::move(query)}, limit, after);
               })
            .value_or(OrderPage{});
    };

    EXPECT_EQ(search("翡翠", 50, {}).orders.size(), 4u);
    EXPECT_EQ(search("镯", 50, {}).orders.size(), 4u);
    EXPECT_EQ(search("耳机", 50, {}).orders.size(), 50u);
    EXPECT_EQ(search("退货", 50, {}).orders.size(), 0u);
    const OrderPage page = search("手镯", 3, {});
    ASSERT_EQ(page.orders.size(), 3u);
    EXPECT_GE(page.orders[0].ordered_at, page.orders[1].ordered_at);
    ASSERT_TRUE(page.next);
    const OrderPage rest = search("手镯", 3, page.next);
    ASSERT_EQ(rest.orders.size(), 1u);
    EXPECT_LE(rest.orders[0].ordered_at, page.orders[2].ordered_at);
    EXPECT_FALSE(rest.next);
}

TEST_P(Orders, AreFoundByTheWordsOfTheirNewTitle) {
    Order order = an_order("1", "耳机", at(1));
    order.id = insert(order);
    order.title = "真无线降噪";
    ASSERT_TRUE(with_store([&](OrderStore& store) -> Result<void> {
        TRY(store.replace(order));
        return store.save_words();
    }));

    EXPECT_THAT(titles({.query = "降噪"}), ElementsAre("真无线降噪"));
    EXPECT_THAT(titles({.query = "耳机"}), IsEmpty());
}

TEST_P(Orders, AreFilteredByDayPlatformStateAndSeller) {
    Order old = an_order("1", "旧", at(1, 0));
    old.platform = Platform::Jd;
    insert(old);
    Order fresh = an_order("2", "新", at(3, 23));
    fresh.state = OrderState::Paid;
    fresh.seller = "ABC 旗舰店";
    insert(fresh);

    EXPECT_THAT(titles({.from = november(1), .to = november(1)}), ElementsAre("旧"));
    EXPECT_THAT(titles({.from = november(2)}), ElementsAre("新"));
    EXPECT_THAT(titles({.platform = Platform::Jd}), ElementsAre("旧"));
    EXPECT_THAT(titles({.state = OrderState::Paid}), ElementsAre("新"));
    EXPECT_THAT(titles({.seller = "abc"}), ElementsAre("新"));
}

TEST_P(Orders, ArePagedNewestFirstWithoutGapsWhenTimesAreEqual) {
    for (int i = 0; i < 7; ++i) {
        insert(an_order(std::to_string(i), std::to_string(i), at(1 + i / 3)));
    }
    std::vector<std::string> seen;
    std::optional<OrderId> after;
    int pages = 0;
    do {
        const auto page = with_store([&](OrderStore& store) { return store.list({}, 2, after); });
        ASSERT_TRUE(page);
        for (const Order& order : page->orders)
            seen.push_back(order.title);
        after = page->next;
        ++pages;
    } while (after);

    EXPECT_EQ(pages, 4);
    EXPECT_THAT(seen, ElementsAre("6", "5", "4", "3", "2", "1", "0"));
}

TEST_P(Orders, AreCountedUpToABound) {
    for (int i = 0; i < 5; ++i)
        insert(an_order(std::to_string(i), "耳机", at(1)));

    const auto count = [&](const OrderFilter& filter, int most) {
        return with_store([&](OrderStore& store) { return store.count(filter, most); })
            .value_or(-1);
    };
    EXPECT_EQ(count({}, 1000), 5);
    EXPECT_EQ(count({.query = "耳机"}, 3), 3);
    EXPECT_EQ(count({.query = "茶"}, 3), 0);
}

TEST_P(Orders, OfAnotherVaultAreNotSeen) {
    const OrderId mine = insert(an_order("1", "我的", at(1)));
    const OrderId theirs = insert(an_order("1", "别人的", at(1)), VaultId{"other"});

    EXPECT_THAT(titles({}), ElementsAre("我的"));
    EXPECT_EQ(mine, theirs);  // numbered within their vault
    const auto loaded =
        with_store([&](OrderStore& store) { return store.load(mine); }, VaultId{"third"});
    EXPECT_FALSE(loaded);
}

TEST_P(Orders, AreKnownByKey) {
    const OrderId first = insert(an_order("11", "a", at(1)));
    Order second = an_order("11", "b", at(1));
    second.numbered_by = SourceKind::Taobao;
    const OrderId of_taobao = insert(second);

    const OrderKey keys[] = {{SourceKind::Alipay, "11"},
                             {SourceKind::Alipay, "12"},
                             {SourceKind::Taobao, "11"},
                             {SourceKind::Jd, "11"}};
    const auto known = with_store([&](OrderStore& store) { return store.known(keys); });

    ASSERT_TRUE(known);
    ASSERT_EQ(known->size(), 4u);
    EXPECT_EQ((*known)[0]->ordinal, ordinal_of(first));
    EXPECT_FALSE((*known)[1]);
    EXPECT_EQ((*known)[2]->ordinal, ordinal_of(of_taobao));
    EXPECT_FALSE((*known)[3]);
}

// However many orders one statement takes, each comes back as it was.
TEST_P(Orders, ComeInManyAtOnceAsTheyAre) {
    std::vector<Order> orders;
    ASSERT_TRUE(with_store([&](OrderStore& store) -> Result<void> {
        const std::int64_t first = TRY(store.next_ordinal(ids_));
        std::vector<NewOrder> added;
        for (int i = 0; i < 39; ++i) {
            orders.push_back(an_order(std::to_string(i), "蓝牙耳机 " + std::to_string(i), at(1)));
            orders.back().id = order_id_of(first + i);
            if (i % 3 == 0) orders.back().received_on = november(1 + i % 28);
            if (i % 5 == 0) orders.back().note = "记下 " + std::to_string(i);
        }
        for (const Order& order : orders)
            added.push_back({&order, ordinal_of(order.id), {}});
        return store.insert(added);
    }));
    for (const Order& order : orders) {
        const auto loaded = with_store([&](OrderStore& store) { return store.load(order.id); });
        ASSERT_TRUE(loaded);
        EXPECT_EQ(*loaded, order);
    }
}

TEST_P(Orders, OfOneNumberExistOnce) {
    insert(an_order("1", "a", at(1)));
    const auto again = with_store([&](OrderStore& store) -> Result<void> {
        const Order order = an_order("1", "b", at(1));
        const NewOrder added{&order, TRY(store.next_ordinal(ids_)), {}};
        return store.insert({&added, 1});
    });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().reason.code, ErrorCode::Conflict);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Orders, both_databases, database_name);

}  // namespace
}  // namespace shuofa
