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
    OrderFact{"signed_for",
              [](const Order& order) -> std::optional<FactValue> {
                  // A missing day of receipt does not say that nothing was received.
                  if (!order.received_on) return std::nullopt;
                  return true;
              }},
    OrderFact{"refunded",
              [](const Order& order) -> std::optional<FactValue> {
                  // Money that a bill does not show may lie in a bill that is not imported yet.
                  if (!order.paid || order.paid->is_zero() || order.refunded < *order.paid) {
                      return std::nullopt;
                  }
                  return true;
              }},
};

// What the events of the case show.
class EventFacts {
public:
    EventFacts(Facts& facts, const FactCatalogue& catalogue)
        : facts_{facts}, catalogue_{catalogue} {}

    void gather(const CasePosition& position, const Order* order) {
        for (const CaseEvent& event : position.timeline) {
            follow(event);
        }
        if (!demands_.empty()) set("demands_sent_on", demands_);
        for (const FiledComplaint& complaint : position.complaints) {
            if (complaint.with != Party::Market) continue;
            set("complaint_received_on", complaint.filed_on);
            if (complaint.accepted_on) set("complaint_accepted_on", *complaint.accepted_on);
        }
        if (order != nullptr && order->paid && !order->paid->is_zero() &&
            position.came_back() >= *order->paid) {
            set("refunded", true);
        }
        gather_settlement(position);
    }

private:
    void set(std::string_view name, FactValue value) {
        if (catalogue_.find(name) != nullptr) facts_.set(name, std::move(value), "event");
    }

    void follow(const CaseEvent& event) {
        const bool to_seller = event.text("channel") == name_of(Party::Seller);
        if (event.type == CaseEventType::PaperHandedOver && to_seller) {
            demands_.push_back(event.day);
        }
        if (event.type == CaseEventType::PaperConfirmed && to_seller) {
            set("demand_arrived_on", event.day);
        }
        if (event.type == CaseEventType::GoodsSentBack) {
            if (const auto received = event.day_of("received")) {
                set("seller_received_return_on", *received);
            }
        }
    }

    void gather_settlement(const CasePosition& position) {
        for (const CaseEvent& event : position.timeline) {
            if (event.type != CaseEventType::MediationEnded ||
                event.text("result") != "agreement") {
                continue;
            }
            set("mediation_signed_on", event.day);
            for (const Promise& promise : position.promises) {
                if (promise.event != event.number) continue;
                if (promise.amount) set("settlement_amount", *promise.amount);
                if (promise.kept_on) set("settlement_performed", true);
                if (promise.is_overdue()) set("settlement_performed", false);
            }
        }
    }

    Facts& facts_;
    const FactCatalogue& catalogue_;
    std::vector<Day> demands_;
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
    EventFacts{shown, catalogue}.gather(position, order);
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
