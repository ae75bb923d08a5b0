#include "workflows/vet_shop.h"

#include "base/text.h"
#include "domain/channels/check_value.h"
#include "domain/channels/directory.h"
#include "domain/channels/order_channels.h"
#include "storage/case_store.h"
#include "storage/kept_page_store.h"
#include "storage/order_store.h"
#include "storage/vetting_store.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr int most_orders = 100;
constexpr int most_cases = 200;

// The answer that the directory gives to a domain; nothing when it does not know it.
std::optional<CheckAnswer> answer_by_domain(const ValueCheck& check) {
    if (check.verdict == Verdict::Official) return CheckAnswer::Yes;
    if (check.verdict == Verdict::KnownBad) return CheckAnswer::No;
    for (const CheckWarning& warning : check.warnings) {
        if (warning.id == "looks_like") return CheckAnswer::No;
    }
    return CheckAnswer::Unknown;
}

Result<VettingAnswer> tested_answer(const VettingCheck& check, const GivenAnswer& given,
                                    const Directory& directory, Day today) {
    VettingAnswer answer;
    answer.check = check.id;
    answer.note = given.note;
    answer.proof = given.proof;
    answer.on = today;
    if (const auto plain = enum_from_name<CheckAnswer>(given.value)) {
        answer.answer = *plain;
        return answer;
    }
    answer.value = trim(given.value);
    std::optional<CheckAnswer> tested;
    if (check.kind == CheckKind::Domain) {
        const ValueCheck value = check_value(given.value, directory, today);
        if (!value.value.host.empty()) tested = answer_by_domain(value);
    } else {
        tested = answer_by_number(check.kind, read_licence_number(given.value));
    }
    if (!tested) return fail(vetting_value_wrong, given.value, given.check);
    answer.answer = *tested;
    return answer;
}

// A kept page that is named as proof must be there.
Result<void> check_proof(sql::Transaction& transaction, const VaultId& vault,
                         const GivenAnswer& given) {
    if (!given.proof.starts_with(id_prefix<KeptPage>)) return {};
    const auto id = KeptPageId::parse(given.proof);
    if (!id) return fail(kept_page_not_found, given.proof, "proof");
    TRY(KeptPageStore(transaction, vault).load(*id));
    return {};
}

// What bills call a platform of the directory.
std::optional<Platform> bill_platform(std::string_view entity) {
    if (entity == "tmall") return Platform::Taobao;
    for (const auto& [platform, name] : enum_names<Platform>) {
        if (!entity.empty() && entity_of(platform) == entity) return platform;
    }
    return std::nullopt;
}

bool is_name_of(const Entity& entity, std::string_view name) {
    const bool alias =
        std::find(entity.aliases.begin(), entity.aliases.end(), name) != entity.aliases.end();
    return alias || name == entity.id || name == entity.name_zh || name == entity.name_en;
}

void add_order(ShopHistory& history, const Order& order) {
    ++history.orders;
    if (order.paid) history.paid = history.paid + *order.paid;
    history.refunded = history.refunded + order.refunded;
    if (order.refunded.fen() > 0) ++history.refunded_orders;
    if (!order.ordered_at) return;
    const Day day = china_day(*order.ordered_at);
    if (!history.first_order || day < *history.first_order) history.first_order = day;
    if (!history.last_order || *history.last_order < day) history.last_order = day;
}

struct CaseOfShop {
    Case matter;
    const Order* order = nullptr;
    CasePosition position;
};

// The newest cases about these orders, and what they came to.
Result<void> add_cases(ShopHistory& history, const CaseStore& store,
                       const std::vector<Order>& orders, Day today) {
    const CasePage page = TRY(store.list({}, most_cases, std::nullopt));
    std::vector<CaseOfShop> found;
    for (const Case& matter : page.cases) {
        const auto order = std::find_if(orders.begin(), orders.end(),
                                        [&](const Order& one) { return matter.order == one.id; });
        if (order == orders.end()) continue;
        found.push_back({matter, &*order, position_of(matter, &*order, today)});
    }
    std::vector<CaseOutcome> outcomes;
    for (const CaseOfShop& one : found) {
        outcomes.push_back({{one.matter, one.position, one.order}, ""});
        if (one.position.is_open()) ++history.open_cases;
    }
    history.cases = static_cast<int>(found.size());
    history.outcomes = sum_up(outcomes).all;
    return {};
}

}  // namespace

Result<Vetting> start_vetting(const VettingNeeds& needs, IdSource& ids, std::string_view name,
                              Day today) {
    Vetting vetting;
    vetting.name = safe_for_display(trim(name));
    if (vetting.name.empty()) return fail(vetting_name_missing, {}, "name");
    vetting.id = ids.next<Vetting>();
    vetting.opened_on = today;
    return needs.database.write([&](sql::Transaction& transaction) -> Result<Vetting> {
        TRY(VettingStore(transaction, needs.vault).insert(vetting));
        return vetting;
    });
}

Result<Vetting> answer_checks(const VettingNeeds& needs, const VettingId& id,
                              const std::vector<GivenAnswer>& answers, Day today) {
    return needs.database.write([&](sql::Transaction& transaction) -> Result<Vetting> {
        VettingStore store{transaction, needs.vault};
        Vetting vetting = TRY(store.load(id));
        for (const GivenAnswer& given : answers) {
            const VettingCheck* check = needs.checklist.find(given.check);
            if (!check) return fail(vetting_check_unknown, given.check, given.check);
            TRY(check_proof(transaction, needs.vault, given));
            VettingAnswer answer = TRY(tested_answer(*check, given, needs.directory, today));
            answer.number = static_cast<int>(vetting.answers.size()) + 1;
            TRY(store.add_answer(id, answer));
            vetting.answers.push_back(std::move(answer));
        }
        return vetting;
    });
}

Result<ShopHistory> history_with(sql::Transaction& transaction, const VaultId& vault,
                                 std::string_view shop, const Directory& directory, Day today) {
    OrderFilter filter;
    // A whole platform is asked for by its mark, a shop ("京东某某旗舰店") by the seller's name.
    const Entity* entity = directory.entity_named(shop);
    if (entity && is_name_of(*entity, shop)) filter.platform = bill_platform(entity->id);
    if (!filter.platform) filter.seller = shop;
    const OrderPage page =
        TRY(OrderStore(transaction, vault).list(filter, most_orders, std::nullopt));
    ShopHistory history;
    history.more_orders = page.next.has_value();
    for (const Order& order : page.orders)
        add_order(history, order);
    TRY(add_cases(history, CaseStore{transaction, vault}, page.orders, today));
    return history;
}

}  // namespace shuofa
