#include "domain/law/statements.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace shuofa {
namespace {

using Statements = std::vector<Statement>;

RawFactValue text_value(std::string text) {
    return {.form = RawFactValue::Form::Text, .text = std::move(text)};
}

Statement* find(Statements& statements, std::string_view name) {
    const auto found = std::find_if(statements.begin(), statements.end(),
                                    [&](const Statement& one) { return one.name == name; });
    return found == statements.end() ? nullptr : &*found;
}

template <std::size_t N>
bool has_any(Statements& statements, const std::array<std::string_view, N>& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return find(statements, name) != nullptr; });
}

void drop(Statements& statements, std::string_view name) {
    std::erase_if(statements, [&](const Statement& one) { return one.name == name; });
}

void rename(Statements& statements, std::string_view from, std::string_view to) {
    if (find(statements, to) != nullptr) return;
    if (Statement* one = find(statements, from)) one->name = std::string{to};
}

// Adds a statement unless it stands there already: what was said in so many words prevails.
void imply(Statements& statements, std::string_view name, std::string text) {
    if (find(statements, name) == nullptr)
        statements.push_back({std::string{name}, text_value(std::move(text)), {}});
}

std::optional<Money> money_in(Statements& statements,
                              std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        if (const Statement* one = find(statements, name)) {
            if (const auto money = Money::parse(one->value.text)) return *money;
        }
    }
    return std::nullopt;
}

// The numbers in "350 minus 50", "满300减50", "300-50".
std::vector<Money> numbers_in(std::string_view text) {
    std::vector<Money> numbers;
    std::string digits;
    const auto finish = [&] {
        if (const auto money = Money::parse(digits); money && !digits.empty())
            numbers.push_back(*money);
        digits.clear();
    };
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || (c == '.' && !digits.empty())) {
            digits += c;
        } else {
            finish();
        }
    }
    finish();
    return numbers;
}

// 七日无理由退货暂行办法 17(2): what is kept is settled at its own prices; the discount stays only
// where what is kept still meets its condition.
Result<void> settle_partial_return(Statements& statements) {
    const Statement* items = find(statements, "items");
    if (items == nullptr) return {};
    if (!items->has_parts())
        return fail(fact_wrong_kind, "items is written like {A: \"200.00\", B: \"150.00\"}",
                    "items");
    const Statement* returned = find(statements, "returned");
    std::vector<std::string> going;
    if (returned != nullptr && returned->value.form == RawFactValue::Form::List) {
        going = returned->value.items;
    } else if (returned != nullptr) {
        for (const std::string_view part : split(returned->value.text, ','))
            going.emplace_back(trim(part));
    }
    Money kept;
    Money back;
    for (const auto& [name, price] : items->parts) {
        const auto money = Money::parse(price);
        if (!money)
            return fail(fact_wrong_kind, "expected an amount such as 329.90", "items." + name);
        const bool goes = std::find(going.begin(), going.end(), name) != going.end();
        (goes ? back : kept) = (goes ? back : kept) + *money;
    }
    for (const std::string& name : going) {
        const bool known = std::any_of(items->parts.begin(), items->parts.end(),
                                       [&](const auto& part) { return part.first == name; });
        if (!known) return fail(fact_wrong_kind, name + " is none of the items", "returned");
    }
    std::vector<Money> promo;
    if (const Statement* stated = find(statements, "promo")) promo = numbers_in(stated->value.text);
    const bool discounted = promo.size() == 2 && promo[1] < promo[0];
    const Money cut = discounted ? promo[1] : Money{};
    const bool whole_meets = discounted && !(kept + back < promo[0]);
    const bool kept_meets = discounted && !(kept < promo[0]);
    if (money_in(statements, {"paid", "price", "price_paid"}) == std::nullopt)
        imply(statements, "price_paid", (whole_meets ? kept + back - cut : kept + back).text());
    if (const auto threshold = money_in(statements, {"free_freight_over"})) {
        const bool was_free = !(kept + back < *threshold);
        imply(statements, "free_freight_lost", was_free && kept < *threshold ? "yes" : "no");
    }
    if (!going.empty()) {
        imply(statements, "kept_items_price", (kept_meets ? kept - cut : kept).text());
        imply(statements, "returned_items_price", back.text());
    }
    for (const char* name : {"items", "returned", "promo", "free_freight_over"})
        drop(statements, name);
    return {};
}

// "paid" means the prepayment where a card, its gift credit or its months are spoken of; a gift
// beside a return is a thing, not credit.
void settle_prepayment(Statements& statements) {
    constexpr auto of_a_return = std::to_array<std::string_view>(
        {"gift_returned", "gift_sent_back", "reason", "return_reason", "defect"});
    if (has_any(statements, of_a_return)) {
        rename(statements, "gift", "gift_kept_price");
        return;
    }
    constexpr auto of_a_card = std::to_array<std::string_view>(
        {"gift", "prepaid_gift", "used_face", "prepaid_used_face", "used_list", "used_list_price",
         "used_at_list_price", "prepaid_used_list_price", "months_total", "months_served",
         "days_total", "days_remaining", "used", "cause", "termination_cause", "prepaid_on",
         "prepaid_paid_on", "used_before", "same_service_bought_before"});
    if (!has_any(statements, of_a_card)) return;
    for (const char* name : {"paid", "price", "price_paid", "amount"})
        rename(statements, name, "prepaid_amount");
}

void settle_words_in_context(Statements& statements) {
    constexpr auto names_of_prepayment = std::to_array<std::string_view>(
        {"prepaid_called", "prepayment_name", "payment_called", "called", "deposit_called"});
    if (has_any(statements, names_of_prepayment)) {
        rename(statements, "amount", "earnest_amount");
        rename(statements, "paid", "earnest_amount");
    }
    const Statement* kind = find(statements, "kind");
    if (kind != nullptr && (kind->value.text == "report" || kind->value.text == "complaint")) {
        const bool report = kind->value.text == "report";
        rename(statements, "received", report ? "report_received_on" : "complaint_received_on");
        drop(statements, "kind");
    }
}

struct WordNumber {
    std::string_view word;
    int number;
};
constexpr auto word_numbers = std::to_array<WordNumber>({
    {"十", 10},
    {"一", 1},
    {"二", 2},
    {"两", 2},
    {"三", 3},
    {"四", 4},
    {"五", 5},
    {"六", 6},
    {"七", 7},
    {"八", 8},
    {"九", 9},
    {"ten", 10},
    {"three", 3},
    {"four", 4},
    {"five", 5},
    {"two", 2},
    {"one", 1},
    {"百", 100},
});

// 假一赔十, 退一赔三, fake_one_pay_ten, pay_10: the number after 赔, 罚 or pay.
std::optional<int> promised_multiple(std::string_view text) {
    const std::string lower = lower_ascii(text);
    for (const std::string_view mark : {"赔", "罚", "pay", "compensate"}) {
        const std::size_t at = lower.rfind(mark);
        if (at == lower.npos) continue;
        const std::string_view rest = std::string_view{lower}.substr(at + mark.size());
        if (const auto numbers = numbers_in(rest); !numbers.empty())
            return static_cast<int>(numbers.front().fen() / 100);
        std::size_t first = rest.npos;
        std::optional<int> number;
        for (const WordNumber& one : word_numbers) {
            const std::size_t found = rest.find(one.word);
            if (found != rest.npos && (first == rest.npos || found < first)) {
                first = found;
                number = one.number;
            }
        }
        if (number) return number;
    }
    return std::nullopt;
}

void settle_promises_and_defects(Statements& statements, const FactCatalogue& catalogue) {
    if (const Statement* promise = find(statements, "promise")) {
        if (const auto multiple = promised_multiple(promise->value.text)) {
            imply(statements, "promised_multiple", std::to_string(*multiple));
            drop(statements, "promise");
        }
    }
    // "defect: none" is a return without reason; any other words say that something is wrong.
    const Statement* defect = find(statements, "defect");
    if (defect != nullptr && defect->value.form == RawFactValue::Form::Text) {
        const auto read = catalogue.read("return_reason", defect->value);
        const auto* reason = read ? std::get_if<std::string>(&read->second) : nullptr;
        if (!read || (reason != nullptr && *reason == "quality")) {
            imply(statements, "return_reason", "quality");
            imply(statements, "quality_defect", "yes");
            drop(statements, "defect");
        }
    }
}

struct Opposite {
    std::string_view said;
    std::string_view fact;
};
constexpr auto opposites = std::to_array<Opposite>({
    {"gift_kept", "gift_returned"},
    {"sealed", "opened"},
    {"unopened", "opened"},
    {"unsigned", "signed_for"},
});

// "gift_kept: yes" says that the gift is not returned.
void turn_opposites(Statements& statements) {
    for (const Opposite& opposite : opposites) {
        const Statement* one = find(statements, opposite.said);
        if (one == nullptr) continue;
        const FactEntry yes_no{.name = "yes_no", .kind = FactKind::YesNo};
        const auto value = read_fact_value(yes_no, one->value);
        const bool* yes = value ? std::get_if<bool>(&*value) : nullptr;
        if (yes == nullptr) continue;
        imply(statements, opposite.fact, *yes ? "no" : "yes");
        drop(statements, opposite.said);
    }
}

// claim_a and claim_b are one list, where the fact takes several choices.
void gather_lists(Statements& statements, const FactCatalogue& catalogue) {
    for (const char* suffix : {"_a", "_b", "_c", "_1", "_2", "_3"}) {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            const std::string name = statements[i].name;
            if (!name.ends_with(suffix)) continue;
            const std::string base = name.substr(0, name.size() - 2);
            if (catalogue.find_named(base, FactKind::Choices) == nullptr) continue;
            const std::string text = statements[i].value.text;
            drop(statements, name);
            Statement* list = find(statements, base);
            if (list == nullptr) {
                statements.push_back(
                    {base, {.form = RawFactValue::Form::List, .items = {text}}, {}});
            } else {
                list->value.items.push_back(text);
            }
            --i;
        }
    }
}

// A place is a choice between the three cities with an internet court and elsewhere.
RawFactValue place(const FactEntry& entry, RawFactValue value) {
    constexpr std::string_view city = "internet_court_city";
    constexpr std::string_view other = "elsewhere";
    const bool of_places = entry.kind == FactKind::Choice && entry.find_choice(city) != nullptr &&
                           entry.find_choice(other) != nullptr;
    if (!of_places || value.form != RawFactValue::Form::Text || trim(value.text).empty() ||
        entry.find_choice(trim(value.text)) != nullptr || lower_ascii(value.text) == "unknown") {
        return value;
    }
    const std::string lower = lower_ascii(trim(value.text));
    for (const std::string_view name :
         {"beijing", "hangzhou", "guangzhou", "北京", "杭州", "广州"}) {
        if (lower.find(name) != lower.npos) return text_value(std::string{city});
    }
    return text_value(std::string{other});
}

}  // namespace

Result<Facts> facts_of_statements(std::vector<Statement> statements,
                                  const FactCatalogue& catalogue) {
    TRY(settle_partial_return(statements));
    turn_opposites(statements);
    settle_prepayment(statements);
    settle_words_in_context(statements);
    settle_promises_and_defects(statements, catalogue);
    gather_lists(statements, catalogue);
    Facts facts;
    for (const Statement& one : statements) {
        if (one.has_parts()) return fail(fact_wrong_kind, "expected a value, not a map", one.name);
        const FactEntry* entry = catalogue.find_named(one.name, FactKind::Choice);
        auto read =
            catalogue.read(one.name, entry == nullptr ? one.value : place(*entry, one.value));
        if (!read) {
            return tl::unexpected<Error>{Error{read.error().reason, read.error().detail, one.name}};
        }
        facts.set(read->first, read->second);
    }
    return facts;
}

}  // namespace shuofa
