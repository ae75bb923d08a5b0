#include "domain/law/rule_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace shuofa {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// The number at the beginning, which is cut off together with the point behind it.
int next_number(std::string_view& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto read = static_cast<std::size_t>(end - text.data());
    text.remove_prefix(std::min(text.size(), read + 1));
    return number;
}

Condition both(Condition one, Condition other) {
    if (other.is_always()) return one;
    return Condition{.kind = ConditionKind::All, .parts = {std::move(one), std::move(other)}};
}

void narrow(InForce& in_force, const InForce& to) {
    if (to.from && (!in_force.from || serial(*in_force.from) < serial(*to.from)))
        in_force.from = to.from;
    if (to.until && (!in_force.until || serial(*to.until) < serial(*in_force.until)))
        in_force.until = to.until;
}

}  // namespace

std::string expired_warning(std::string_view pack) {
    std::string id{pack};
    std::replace(id.begin(), id.end(), '-', '_');
    return id + "_expired";
}

Phrase expired_warning_words(const RulePack& pack) {
    const std::string day = pack.expires_on ? day_text(*pack.expires_on) : "";
    return {
        fmt::format("“{}”只核对到 {}，之后可能已经变了，请先看最新的规则。", pack.title.zh, day),
        fmt::format("\"{}\" was good until {} and may have changed since: read the rules of "
                    "today first.",
                    pack.title.en, day)};
}

int compare_versions(std::string_view one, std::string_view other) {
    while (!one.empty() || !other.empty()) {
        const int left = next_number(one);
        const int right = next_number(other);
        if (left != right) return left < right ? -1 : 1;
    }
    return 0;
}

bool is_version(std::string_view text) {
    constexpr std::size_t longest = 24;
    if (text.empty() || text.size() > longest) return false;
    std::size_t digits = 0;
    for (const char letter : text) {
        if (letter == '.' && digits == 0) return false;
        if (letter != '.' && !is_digit(letter)) return false;
        digits = letter == '.' ? 0 : digits + 1;
        // More would not fit into an int.
        if (digits > 8) return false;
    }
    return digits > 0;
}

bool is_pack_id(std::string_view text) {
    if (text.size() < 2 || text.size() > 40 || text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || is_digit(letter) || letter == '-';
    });
}

void stand_in_pack(Rule& rule, const RulePack& pack) {
    rule.pack = pack.id;
    narrow(rule.in_force, pack.in_force);
    for (const auto& [fact, choices] : pack.applies_to) {
        rule.when = both(Condition{.kind = ConditionKind::OneOf, .fact = fact, .values = choices},
                         rule.when);
    }
    if (pack.expires_on) {
        rule.gives.push_back(
            {.kind = OutcomeKind::Warning,
             .id = expired_warning(pack.id),
             .only_if = {
                 .kind = ConditionKind::MoreThan, .fact = "today", .literal = *pack.expires_on}});
    }
}

}  // namespace shuofa
