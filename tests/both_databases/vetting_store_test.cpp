#include "storage/vetting_store.h"

#include "both_databases.h"
#include "storage/observation_store.h"

namespace shuofa {
namespace {

using namespace std::chrono_literals;

class Vettings : public BothDatabases {
protected:
    template <class Store, class F>
    auto with(F&& work, VaultId vault = {}) {
        return database_->write([&](sql::Transaction& transaction) {
            Store store{transaction, std::move(vault)};
            return work(store);
        });
    }
};

Vetting a_vetting(std::string_view ulid) {
    Vetting vetting;
    vetting.id = VettingId::from_ulid(ulid);
    vetting.name = "某某'鞋店";
    vetting.opened_on = 2026y / 11 / 23;
    return vetting;
}

VettingAnswer an_answer(int number, CheckAnswer answer) {
    VettingAnswer one;
    one.number = number;
    one.check = "credit_code";
    one.answer = answer;
    one.value = "9144030071526726XG";
    one.note = "页脚有";
    one.proof = "evd_x";
    one.on = 2026y / 11 / 23;
    return one;
}

constexpr std::string_view first = "01JDA7Z0Q50000000000000001";
constexpr std::string_view second = "01JDA7Z0Q50000000000000002";

TEST_P(Vettings, ComeBackAsTheyWereStored) {
    Vetting vetting = a_vetting(first);
    ASSERT_TRUE(with<VettingStore>([&](VettingStore& store) { return store.insert(vetting); }));
    for (const CheckAnswer answer : {CheckAnswer::Yes, CheckAnswer::No}) {
        vetting.answers.push_back(an_answer(static_cast<int>(vetting.answers.size()) + 1, answer));
        ASSERT_TRUE(with<VettingStore>([&](VettingStore& store) {
            return store.add_answer(vetting.id, vetting.answers.back());
        }));
    }

    const auto found =
        with<VettingStore>([&](VettingStore& store) { return store.load(vetting.id); });

    ASSERT_TRUE(found);
    EXPECT_EQ(*found, vetting);
}

TEST_P(Vettings, AreListedNewestFirstAndPagewise) {
    for (const std::string_view ulid : {first, second}) {
        const Vetting vetting = a_vetting(ulid);
        ASSERT_TRUE(with<VettingStore>([&](VettingStore& store) { return store.insert(vetting); }));
    }
    const auto page =
        with<VettingStore>([&](VettingStore& store) { return store.list(1, std::nullopt); });
    ASSERT_TRUE(page);
    EXPECT_EQ(page->front().id, VettingId::from_ulid(second));

    const auto next =
        with<VettingStore>([&](VettingStore& store) { return store.list(1, page->front().id); });
    ASSERT_TRUE(next);
    EXPECT_EQ(next->front().id, VettingId::from_ulid(first));
}

TEST_P(Vettings, OfAnotherVaultAreNotSeen) {
    const Vetting vetting = a_vetting(first);
    ASSERT_TRUE(with<VettingStore>([&](VettingStore& store) { return store.insert(vetting); }));

    const auto found = with<VettingStore>(
        [&](VettingStore& store) { return store.load(vetting.id); }, VaultId{"other"});

    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().reason.id, vetting_not_found.id);
}

TEST_P(Vettings, ObservationsAndPacksComeBackAndGoTogether) {
    ObservationPack pack;
    pack.id = ObservationPackId::from_ulid(first);
    pack.name = "消协";
    pack.public_key = "00";
    pack.made_on = pack.imported_on = 2026y / 11 / 23;
    OwnObservation own;
    own.id = OwnObservationId::from_ulid(first);
    own.entity = "jd";
    own.value = "950618";
    own.kind = ObservationKind::CalledRight;
    own.on = 2026y / 11 / 23;
    OwnObservation theirs = own;
    theirs.id = OwnObservationId::from_ulid(second);
    theirs.pack = pack.id;
    const auto stored = with<ObservationStore>([&](ObservationStore& store) -> Result<void> {
        TRY(store.insert_pack(pack, "digest"));
        TRY(store.insert(own));
        TRY(store.insert(theirs));
        TRY(store.save_signing_seed("seed"));
        return store.set_trust(pack.id, PackTrust::Counts);
    });
    ASSERT_TRUE(stored) << stored.error().detail;
    pack.trust = PackTrust::Counts;

    const auto all = with<ObservationStore>([](ObservationStore& store) { return store.list(); });
    const auto packs =
        with<ObservationStore>([](ObservationStore& store) { return store.packs(); });
    EXPECT_EQ(*all, (std::vector<OwnObservation>{own, theirs}));
    EXPECT_EQ(*packs, std::vector<ObservationPack>{pack});
    EXPECT_EQ(*with<ObservationStore>([](ObservationStore& store) { return store.signing_seed(); }),
              "seed");

    ASSERT_TRUE(with<ObservationStore>(
        [&](ObservationStore& store) { return store.remove_pack(pack.id); }));
    EXPECT_EQ(*with<ObservationStore>([](ObservationStore& store) { return store.list(); }),
              std::vector<OwnObservation>{own});
    EXPECT_FALSE(
        with<ObservationStore>([&](ObservationStore& store) { return store.remove(theirs.id); }));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Vettings, both_databases, database_name);

}  // namespace
}  // namespace shuofa
