#include "workflows/keep_rule_packs.h"

#include "base/digest.h"
#include "base/ed25519.h"
#include "domain/law/rule_book.h"
#include "formats/describe.h"
#include "storage/observation_store.h"
#include "storage/rule_pack_store.h"
#include "workflows/signed_file.h"

#include <algorithm>

namespace shuofa {

BOOST_DESCRIBE_STRUCT(PackFile, (), (name, content))

struct RulePackPayload {
    std::vector<PackFile> files;
};
BOOST_DESCRIBE_STRUCT(RulePackPayload, (), (files))

namespace {

constexpr std::string_view rule_pack_format = "shuofa-rules-1";
constexpr std::size_t largest_file = 2u << 20;

VaultRulePack unreadable(const KeptRulePack& kept) {
    return {.id = kept.id, .files = {}, .signer = kept.public_key, .on = kept.on};
}

RulePackSet set_of(const std::vector<KeptRulePack>& kept) {
    RulePackSet set;
    for (const KeptRulePack& pack : kept) {
        if (pack.file.empty()) {
            if (!pack.on) set.off.push_back(pack.id);
            continue;
        }
        auto opened = open_rule_pack(pack.file);
        VaultRulePack added = opened ? *std::move(opened) : unreadable(pack);
        added.id = pack.id;
        added.on = pack.on;
        set.added.push_back(std::move(added));
    }
    return set;
}

// The first pack that stands no longer once `kept` is the set.
std::optional<Error> new_fault(Library& library, const std::vector<KeptRulePack>& before,
                               const std::vector<KeptRulePack>& kept) {
    const auto was = library.rules_of(set_of(before));
    const auto is = library.rules_of(set_of(kept));
    if (!is) return is.error();
    for (const RulePack& pack : (*is)->packs()) {
        if (!pack.fault) continue;
        const RulePack* old = was ? (*was)->find_pack(pack.id) : nullptr;
        if (old == nullptr || !old->fault || old->on != pack.on) return pack.fault;
    }
    return std::nullopt;
}

void replace(std::vector<KeptRulePack>& kept, KeptRulePack with) {
    std::erase_if(kept, [&](const KeptRulePack& pack) { return pack.id == with.id; });
    kept.push_back(std::move(with));
}

Result<void> check_signer(sql::Transaction& transaction, const RulePackNeeds& needs,
                          const std::vector<KeptRulePack>& kept, const std::string& signer,
                          std::string_view trust_key) {
    if (!trust_key.empty() && trust_key != signer)
        return fail(rule_pack_key_differs, signer, "trust_key");
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const KeptRulePack& pack) {
        return pack.public_key == signer;
    });
    if (known || trust_key == signer) return {};
    if (const auto seed = TRY(ObservationStore(transaction, needs.vault).signing_seed())) {
        if (TRY(signing_key_of(*seed)).public_key == signer) return {};
    }
    return fail(rule_pack_signer_unknown, signer, "trust_key");
}

Result<void> check_place(const std::vector<KeptRulePack>& kept, const RulePack& pack,
                         const std::string& signer, const RuleBook& rules) {
    const RulePack* known = rules.find_pack(pack.id);
    if (known != nullptr && known->shipped) return fail(rule_pack_taken, pack.id, "id");
    for (const KeptRulePack& old : kept) {
        if (old.id != pack.id) continue;
        if (old.public_key != signer) return fail(rule_pack_taken, pack.id, "id");
        if (compare_versions(old.version, pack.version) >= 0)
            return fail(rule_pack_not_newer, old.version, "version");
    }
    return {};
}

}  // namespace

Result<VaultRulePack> open_rule_pack(std::string_view file) {
    SignedFile sealed = TRY(read_signed_file(file, rule_pack_format, largest_file));
    auto payload = describe::from_text<RulePackPayload>(sealed.payload);
    if (!payload) return fail(pack_unreadable, payload.error().detail, payload.error().where);
    return VaultRulePack{
        .id = {}, .files = std::move(payload->files), .signer = std::move(sealed.public_key)};
}

Result<RulePackSet> rule_pack_set(sql::Transaction& transaction, const VaultId& vault) {
    return set_of(TRY(RulePackStore(transaction, vault).list()));
}

Result<RulePack> add_rule_pack(const RulePackNeeds& needs, std::string_view file,
                               std::string_view trust_key) {
    const VaultRulePack opened = TRY(open_rule_pack(file));
    RulePack pack = TRY(needs.library.describe_pack(opened.files));
    pack.shipped = false;
    pack.signer = opened.signer;
    return needs.database.write([&](sql::Transaction& transaction) -> Result<RulePack> {
        RulePackStore store{transaction, needs.vault};
        const std::vector<KeptRulePack> before = TRY(store.list());
        TRY(check_signer(transaction, needs, before, opened.signer, trust_key));
        const auto shipped = TRY(needs.library.rules_of({}));
        TRY(check_place(before, pack, opened.signer, *shipped));
        const KeptRulePack added{.id = pack.id,
                                 .version = pack.version,
                                 .public_key = opened.signer,
                                 .digest = sha256(file).hex(),
                                 .file = std::string{file},
                                 .on = true,
                                 .added_at = needs.clock.now()};
        std::vector<KeptRulePack> after = before;
        replace(after, added);
        if (const auto fault = new_fault(needs.library, before, after))
            return tl::unexpected<Error>{*fault};
        TRY(store.save(added));
        return pack;
    });
}

Result<void> remove_rule_pack(const RulePackNeeds& needs, std::string_view id) {
    return needs.database.write([&](sql::Transaction& transaction) -> Result<void> {
        RulePackStore store{transaction, needs.vault};
        const auto kept = TRY(store.find(id));
        if (kept && !kept->file.empty()) return store.remove(id);
        const auto shipped = TRY(needs.library.rules_of({}));
        if (shipped->find_pack(id) != nullptr) return fail(rule_pack_stays, std::string{id}, "id");
        return fail(rule_pack_not_found, std::string{id}, "id");
    });
}

Result<void> switch_rule_pack(const RulePackNeeds& needs, std::string_view id, RulePackSwitch to) {
    return needs.database.write([&](sql::Transaction& transaction) -> Result<void> {
        RulePackStore store{transaction, needs.vault};
        const std::vector<KeptRulePack> before = TRY(store.list());
        std::optional<KeptRulePack> kept = TRY(store.find(id));
        const auto shipped = TRY(needs.library.rules_of({}));
        const RulePack* known = shipped->find_pack(id);
        if (!kept && known == nullptr) return fail(rule_pack_not_found, std::string{id}, "id");
        if (known != nullptr && !known->can_switch_off())
            return fail(rule_pack_stays, std::string{id}, "id");
        if (!kept) kept = KeptRulePack{.id = std::string{id}};
        kept->on = to == RulePackSwitch::On;
        kept->added_at = needs.clock.now();
        std::vector<KeptRulePack> after = before;
        replace(after, *kept);
        // Switching off always works: it is how one gets rid of what does not stand.
        if (kept->on) {
            if (const auto fault = new_fault(needs.library, before, after))
                return tl::unexpected<Error>{*fault};
        }
        return store.save(*kept);
    });
}

Result<CheckedRulePack> check_rule_pack(Library& library, VaultRulePack pack) {
    pack.id = TRY(library.describe_pack(pack.files)).id;
    const auto shipped = TRY(library.rules_of({}));
    if (shipped->find_pack(pack.id) != nullptr) return fail(rule_pack_taken, pack.id, "id");
    std::vector<RuleTestFile> tests;
    for (const PackFile& file : pack.files) {
        if (file.name.ends_with(".test.yaml")) tests.push_back({file.name, file.content});
    }
    const auto rules = TRY(library.rules_of({.off = {}, .added = {pack}}));
    CheckedRulePack checked;
    checked.pack = *rules->find_pack(pack.id);
    if (checked.pack.fault) return tl::unexpected<Error>{*checked.pack.fault};
    checked.rules =
        static_cast<int>(std::count_if(rules->rules().begin(), rules->rules().end(),
                                       [&](const Rule& rule) { return rule.pack == pack.id; }));
    checked.tests = TRY(test_rules(tests, *rules, *TRY(library.calendar())));
    return checked;
}

Result<std::string> sign_rule_pack(const RulePackNeeds& needs, std::span<const PackFile> files) {
    RulePackPayload payload{{files.begin(), files.end()}};
    std::sort(payload.files.begin(), payload.files.end(),
              [](const PackFile& a, const PackFile& b) { return a.name < b.name; });
    TRY(check_rule_pack(needs.library, {.id = {}, .files = payload.files, .signer = {}}));
    return needs.database.write([&](sql::Transaction& transaction) -> Result<std::string> {
        return write_signed_file(transaction, needs.vault, rule_pack_format,
                                 describe::to_text(payload));
    });
}

}  // namespace shuofa
