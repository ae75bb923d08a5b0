#include "domain/cases/gather_facts.h"

#include "base/text.h"

#include <array>

namespace shuofa {
namespace {

// A fact that an order or its bills show; nothing where they are silent.
struct OrderFact {
    std::string_view name;
    std::optional<FactValue> (*read)(const Order& order);
};

std::optional<FactValue> money(std::optional<Money> amount) {
    return amount ? std::optional<FactValue>{*amount} : std::nullopt;
}

std::optional<FactValue> day(std::optional<Instant> moment) {
    return moment ? std::optional<FactValue>{china_day(*moment)} : std::nullopt;
}

const std::array order_facts = {
    OrderFact{"price_paid", [](const Order& order) { return money(order.paid); }},
    OrderFact{"ordered_on", [](const Order& order) { return day(order.ordered_at); }},
    OrderFact{"received_on",
              [](const Order& order) -> std::optional<FactValue> {
                  if (!order.received_on) return std::nullopt;
                  return *order.received_on;
              }},
};

void set_if_known(Facts& facts, const FactCatalogue& catalogue, std::string_view name,
                  std::optional<FactValue> value, std::string_view source) {
    if (value && catalogue.find(name) != nullptr) facts.set(name, *std::move(value), source);
}

RawFactValue raw_value(const FactEntry& entry, std::string_view text) {
    RawFactValue raw;
    const bool is_list = entry.kind == FactKind::Choices || entry.kind == FactKind::Days;
    raw.form = is_list ? RawFactValue::Form::List : RawFactValue::Form::Text;
    raw.text = text;
    if (is_list) {
        for (const std::string_view item : split(text, ',')) {
            raw.items.emplace_back(trim(item));
        }
    }
    if (entry.kind == FactKind::YesNo) {
        raw.form = RawFactValue::Form::Bool;
        raw.yes = text == "yes";
    }
    return raw;
}

// What the shopper said; the latest word on a fact counts, and "" takes it back.
void set_answers(Facts& facts, const FactCatalogue& catalogue, const CaseEvent& event) {
    for (const auto& [name, text] : event.fields) {
        const FactEntry* entry = catalogue.find(name);
        if (entry == nullptr) continue;  // a fact of an older catalogue
        if (text.empty()) {
            facts.erase(name);
        } else if (text == "unknown") {
            facts.set(name, Unknown{}, "user");
        } else if (const auto value = read_fact_value(*entry, raw_value(*entry, text))) {
            facts.set(name, *value, "user");
        }
    }
}

}  // namespace

Facts gather_facts(const CasePosition& position, const Order* order,
                   const FactCatalogue& catalogue) {
    Facts shown;
    if (order != nullptr) {
        for (const OrderFact& fact : order_facts) {
            set_if_known(shown, catalogue, fact.name, fact.read(*order), "order");
        }
    }
    Facts said;
    for (const CaseEvent& event : position.timeline) {
        if (event.type == CaseEventType::FactSet) set_answers(said, catalogue, event);
    }
    for (const auto& [name, fact] : said) {
        shown.set(name, fact.value, fact.source);
    }
    return shown;
}

}  // namespace shuofa
