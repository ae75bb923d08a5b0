#include "domain/cases/gather_facts.h"

#include "base/text.h"

#include <algorithm>
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

// A day in each list once, the oldest first.
std::vector<Day> in_order(std::vector<Day> days) {
    const auto earlier = [](Day a, Day b) { return serial(a) < serial(b); };
    std::sort(days.begin(), days.end(), earlier);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

// What the events of the case show.
class EventFacts {
public:
    EventFacts(Facts& facts, const FactCatalogue& catalogue)
        : facts_{facts}, catalogue_{catalogue} {}

    void gather(const CasePosition& position, const Order* order) {
        for (const CaseEvent& event : position.timeline) {
            follow(event);
        }
        for (const FiledComplaint& complaint : position.complaints) {
            gather_complaint(complaint);
        }
        gather_money_back(position, order);
        gather_settlement(position);
        if (position.suit_on) set("court_filed_on", *position.suit_on);
        set_days("demands_sent_on", demands_);
        set_days("demands_arrived_on", arrived_);
        set_days("agency_requests_on", requests_);
    }

private:
    void set(std::string_view name, FactValue value) {
        if (catalogue_.find(name) != nullptr) facts_.set(name, std::move(value), "event");
    }

    void set_days(std::string_view name, const std::vector<Day>& days) {
        if (!days.empty()) set(name, in_order(days));
    }

    void follow(const CaseEvent& event) {
        switch (event.type) {
            case CaseEventType::PaperHandedOver:
                if (event.party() == Party::Seller) demands_.push_back(event.day);
                if (is_request(event)) requests_.push_back(event.day);
                return;
            case CaseEventType::PaperConfirmed:
                if (event.party() == Party::Seller) arrive(event.day);
                return;
            case CaseEventType::TheyAnswered:
                // Who answers a demand has it by then at the latest.
                if (event.party("from") == Party::Seller && !demands_.empty() && arrived_.empty()) {
                    arrive(event.day);
                }
                return;
            case CaseEventType::GoodsSentBack:
                if (const auto received = event.day_of("received")) {
                    set("seller_received_return_on", *received);
                }
                return;
            case CaseEventType::ComplaintFiled:
                // Limitation is interrupted on the day of the request, not of its receipt (诉讼时效
                // 规定 12).
                if (is_office(event.text("with").empty() ? Party::Market : event.party("with"))) {
                    requests_.push_back(event.day);
                }
                return;
            case CaseEventType::SuitFiled:
                if (const auto claim = Money::parse(event.text("amount"))) {
                    set("claim_amount", *claim);
                }
                return;
            case CaseEventType::CourtDecided:
                return follow_court(event);
            default:
                return;
        }
    }

    void arrive(Day day) {
        if (arrived_.empty()) set("demand_arrived_on", day);
        arrived_.push_back(day);
    }

    // A body with power over the dispute, whose taking it up interrupts limitation.
    static bool is_office(Party party) {
        return party == Party::Market || party == Party::Association || party == Party::Mediators;
    }

    // A report asks for a penalty, not for the civil right.
    static bool is_request(const CaseEvent& event) {
        return is_office(event.party()) && !event.text("kind").starts_with("report");
    }

    void follow_court(const CaseEvent& event) {
        const std::string_view result = event.text("result");
        if (result == "won" || result == "partly" || result == "lost") {
            set("judgment_served_on", event.day);
        }
        if (const auto due = event.day_of("due")) set("performance_period_ends_on", *due);
    }

    void gather_complaint(const FiledComplaint& complaint) {
        if (complaint.with == Party::Association) {
            set("association_complained_on", complaint.filed_on);
        }
        if (complaint.with == Party::Mediators && complaint.ended_on &&
            complaint.result == "agreement") {
            set("mediation_effective_on", *complaint.ended_on);
        }
        if (complaint.with != Party::Market) return;
        set("complaint_received_on", complaint.filed_on);
        if (complaint.accepted_on) {
            set("complaint_accepted_on", *complaint.accepted_on);
            set("complaint_decision", std::string{"accepted"});
        }
        if (complaint.refused_on) {
            set("complaint_refused_on", *complaint.refused_on);
            set("complaint_decision", std::string{"refused"});
            set_ground(complaint.refusal_ground);
        }
        if (complaint.ended_on && complaint.result == "failed") {
            set("mediation_end_decided_on", *complaint.ended_on);
        }
    }

    void set_ground(const std::string& ground) {
        const FactEntry* entry = catalogue_.find("complaint_refusal_ground");
        if (entry == nullptr) return;
        if (const FactChoice* choice = entry->find_choice(ground)) set(entry->name, choice->id);
    }

    void gather_money_back(const CasePosition& position, const Order* order) {
        std::vector<Day> days;
        for (const MoneyBack& money : position.money_back)
            days.push_back(money.day);
        set_days("partial_performance_on", days);
        const Money back = position.came_back();
        if (order == nullptr || !order->paid || order->paid->is_zero()) return;
        if (back >= *order->paid) {
            set("refunded", true);
        } else if (!back.is_zero()) {
            set("refunded_amount", back);
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
    std::vector<Day> arrived_;
    std::vector<Day> requests_;
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
