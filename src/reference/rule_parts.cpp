#include "reference/rule_parts.h"

#include "base/text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace shuofa {
namespace {

// "500 yuan", "12", "2026-04-15"; nothing for a name of a fact.
std::optional<FactValue> literal_of(const std::string& text) {
    constexpr std::string_view yuan = " yuan";
    if (text.ends_with(yuan)) {
        const auto money =
            Money::parse(std::string_view{text}.substr(0, text.size() - yuan.size()));
        if (money) return FactValue{*money};
        return std::nullopt;
    }
    if (const auto day = parse_day(text)) return FactValue{*day};
    if (const auto number = parse_number(text)) return FactValue{*number};
    return std::nullopt;
}

struct ComparisonName {
    std::string_view name;
    ConditionKind kind;
};
constexpr std::array comparisons = std::to_array<ComparisonName>({
    {"equals", ConditionKind::Equals},
    {"at_least", ConditionKind::AtLeast},
    {"at_most", ConditionKind::AtMost},
    {"more_than", ConditionKind::MoreThan},
    {"less_than", ConditionKind::LessThan},
});

struct TermName {
    std::string_view name;
    AmountKind kind;
};
constexpr std::array term_names = std::to_array<TermName>({
    {"sum", AmountKind::Sum},
    {"less", AmountKind::Difference},
    {"not_below_zero", AmountKind::NotBelowZero},
    {"times", AmountKind::Product},
    {"max", AmountKind::Greatest},
    {"min", AmountKind::Least},
    {"share", AmountKind::Share},
    {"half", AmountKind::Half},
    {"third", AmountKind::Third},
    {"court_fee", AmountKind::CourtFee},
    {"enforcement_fee", AmountKind::Enforcement},
    {"preservation_fee", AmountKind::Preservation},
});

}  // namespace

tl::unexpected<Error> RuleParts::broken(const YamlNode& node, std::string detail) const {
    return fail(rule_broken, std::move(detail), fmt::format("{}:{}", file_, node.line));
}

Result<Phrase> RuleParts::phrase(const YamlNode& node) const {
    if (node.kind == YamlNode::Kind::Scalar) return Phrase{node.text, {}};
    const YamlNode* zh = node.find("zh");
    const YamlNode* en = node.find("en");
    if (zh == nullptr || en == nullptr) return broken(node, "a text needs zh and en");
    return Phrase{zh->text, en->text};
}

Result<std::vector<std::string>> RuleParts::texts(const YamlNode& node) const {
    std::vector<std::string> list;
    if (node.kind == YamlNode::Kind::Scalar) {
        list.push_back(node.text);
        return list;
    }
    if (node.kind != YamlNode::Kind::List) return broken(node, "expected a list of words");
    for (const YamlNode& item : node.items) {
        if (item.kind != YamlNode::Kind::Scalar) return broken(item, "expected a word");
        list.push_back(item.text);
    }
    return list;
}

Result<std::vector<Condition>> RuleParts::conditions(const YamlNode& node) const {
    std::vector<Condition> list;
    if (node.kind != YamlNode::Kind::List) return broken(node, "expected a list of conditions");
    for (const YamlNode& item : node.items)
        list.push_back(TRY(condition(item)));
    return list;
}

// "fact", "not fact", "unless fact", "fact=choice|choice", "fact?": short for the commonest
// conditions.
Result<Condition> RuleParts::word(const YamlNode& node) const {
    std::string text = node.text;
    if (text == "always") return Condition{};
    // "unless x": passes while x is not known to hold.  For what is rare and would be said.
    if (text.starts_with("unless ")) {
        YamlNode inner = node;
        inner.text = text.substr(7);
        const Condition holds = TRY(word(inner));
        const Condition is_known{.kind = ConditionKind::IsKnown, .fact = holds.fact};
        return Condition{
            .kind = ConditionKind::Not,
            .parts = {Condition{.kind = ConditionKind::All, .parts = {is_known, holds}}}};
    }
    if (text.starts_with("not ")) {
        YamlNode inner = node;
        inner.text = text.substr(4);
        return Condition{.kind = ConditionKind::Not, .parts = {TRY(word(inner))}};
    }
    if (text.ends_with('?')) {
        return Condition{.kind = ConditionKind::IsKnown, .fact = text.substr(0, text.size() - 1)};
    }
    if (const std::size_t equals = text.find('='); equals != text.npos) {
        Condition condition{.kind = ConditionKind::OneOf, .fact = text.substr(0, equals)};
        const std::string choices = text.substr(equals + 1);
        for (const std::string_view choice : split(choices, '|'))
            condition.values.emplace_back(choice);
        return condition;
    }
    if (text.empty() || text.find(' ') != text.npos) return broken(node, "no condition: " + text);
    return Condition{.kind = ConditionKind::IsYes, .fact = text};
}

Result<Condition> RuleParts::condition(const YamlNode& node) const {
    if (node.kind == YamlNode::Kind::Scalar) return word(node);
    if (node.kind == YamlNode::Kind::List) return broken(node, "say all: or any:");
    if (node.find("fact") != nullptr) return comparison(node);
    if (node.find("within") != nullptr) return within(node);
    if (node.fields.size() != 1) return broken(node, "one operator at a time");
    const auto& [name, inner] = node.fields.front();
    if (name == "all")
        return Condition{.kind = ConditionKind::All, .parts = TRY(conditions(inner))};
    if (name == "any")
        return Condition{.kind = ConditionKind::Any, .parts = TRY(conditions(inner))};
    if (name == "not")
        return Condition{.kind = ConditionKind::Not, .parts = {TRY(condition(inner))}};
    return broken(node, "unknown operator " + name);
}

Result<Condition> RuleParts::comparison(const YamlNode& node) const {
    Condition condition;
    for (const auto& [name, inner] : node.fields) {
        if (name == "fact") {
            condition.fact = inner.text;
            continue;
        }
        if (name == "in") {
            condition.kind = ConditionKind::OneOf;
            condition.values = TRY(texts(inner));
            continue;
        }
        if (name == "times") {
            const auto times = parse_number(inner.text);
            if (!times) return broken(inner, "times is a number");
            condition.times = *times;
            continue;
        }
        bool known_name = false;
        for (const ComparisonName& comparison : comparisons) {
            if (comparison.name != name) continue;
            known_name = true;
            condition.kind = comparison.kind;
            if (const auto literal = literal_of(inner.text)) {
                condition.literal = *literal;
            } else {
                condition.other = inner.text;
            }
        }
        if (!known_name) return broken(inner, "unknown comparison " + name);
    }
    if (condition.is_always()) return broken(node, "a comparison is missing");
    return condition;
}

Result<Condition> RuleParts::within(const YamlNode& node) const {
    Condition condition{.kind = ConditionKind::Within};
    condition.at.facts = {"today"};
    for (const auto& [name, inner] : node.fields) {
        if (name == "within") {
            condition.period = TRY(stated_period(inner, condition.length_from));
        } else if (name == "of") {
            condition.start = TRY(day_term(inner));
        } else if (name == "at") {
            condition.at = TRY(day_term(inner));
        } else if (name == "counting") {
            condition.counting = TRY(counting(inner));
        } else {
            return broken(inner, "unknown field " + name);
        }
    }
    if (condition.start.facts.empty()) return broken(node, "within needs of: with a day fact");
    if (!condition.start.end_of.empty() || !condition.at.end_of.empty())
        return broken(node, "end_of: starts a deadline only");
    return condition;
}

Result<DayTerm> RuleParts::day_term(const YamlNode& node) const {
    if (node.kind != YamlNode::Kind::Map) return DayTerm{.facts = TRY(texts(node))};
    if (const YamlNode* end_of = node.find("end_of")) {
        const YamlNode* stated = node.find("unless_known");
        if (node.fields.size() != (stated == nullptr ? 1U : 2U) || end_of->text.empty())
            return broken(node,
                          "expected end_of: a deadline, and perhaps unless_known: a day fact");
        DayTerm term;
        if (stated != nullptr) term.facts = TRY(texts(*stated));
        term.end_of = end_of->text;
        return term;
    }
    const YamlNode* latest = node.find("latest");
    const YamlNode* earliest = node.find("earliest");
    if (node.fields.size() != 1 || (latest == nullptr && earliest == nullptr)) {
        return broken(node, "expected a day fact, a list, latest:, earliest: or end_of:");
    }
    return DayTerm{.pick = latest != nullptr ? DayTerm::Pick::Latest : DayTerm::Pick::Earliest,
                   .facts = TRY(texts(latest != nullptr ? *latest : *earliest))};
}

// {fact: warranty_months, unit: months}: as long as the fact says.
Result<Period> RuleParts::stated_period(const YamlNode& node, std::string& length_from) const {
    if (node.kind != YamlNode::Kind::Map) return period(node);
    const YamlNode* fact = node.find("fact");
    const YamlNode* unit_word = node.find("unit");
    const auto unit =
        unit_word == nullptr ? std::nullopt : enum_from_name<PeriodUnit>(unit_word->text);
    if (fact == nullptr || fact->text.empty() || !unit || node.fields.size() != 2)
        return broken(node, "expected fact: a number fact, and unit: " + names_of<PeriodUnit>());
    length_from = fact->text;
    return Period{0, *unit};
}

Result<Period> RuleParts::period(const YamlNode& node) const {
    const auto words = split(node.text, ' ');
    Period period;
    const auto unit = words.size() == 2 ? enum_from_name<PeriodUnit>(words[1]) : std::nullopt;
    const auto [end, error] =
        std::from_chars(words[0].data(), words[0].data() + words[0].size(), period.length);
    if (!unit || error != std::errc{} || end != words[0].data() + words[0].size()) {
        return broken(node, "a period is written like 7 days, 7 working_days, 6 months, 3 years");
    }
    period.unit = *unit;
    return period;
}

Result<Counting> RuleParts::counting(const YamlNode& node) const {
    const auto counting = enum_from_name<Counting>(node.text);
    if (!counting) return broken(node, "counting is one of " + names_of<Counting>());
    return *counting;
}

Result<AmountTerm> RuleParts::amount_term(const YamlNode& node) const {
    if (node.kind == YamlNode::Kind::Scalar) {
        if (const auto literal = literal_of(node.text)) {
            if (const Money* money = std::get_if<Money>(&*literal)) {
                return AmountTerm{.kind = AmountKind::Literal, .literal = money->fen()};
            }
            if (const Number* number = std::get_if<Number>(&*literal)) {
                return AmountTerm{
                    .kind = AmountKind::Literal, .is_money = false, .literal = number->thousandths};
            }
            return broken(node, "expected a sum or a number");
        }
        const bool optional = node.text.ends_with('?');
        return AmountTerm{.kind = AmountKind::Fact,
                          .fact = node.text.substr(0, node.text.size() - (optional ? 1 : 0)),
                          .optional = optional};
    }
    if (node.kind != YamlNode::Kind::Map || node.fields.size() != 1)
        return broken(node, "one kind of sum at a time");
    const auto& [name, inner] = node.fields.front();
    for (const TermName& known_name : term_names) {
        if (known_name.name != name) continue;
        AmountTerm term{.kind = known_name.kind};
        if (inner.kind == YamlNode::Kind::List) {
            for (const YamlNode& item : inner.items)
                term.parts.push_back(TRY(amount_term(item)));
        } else {
            term.parts.push_back(TRY(amount_term(inner)));
        }
        if (term.kind == AmountKind::Share && term.parts.size() != 3)
            return broken(inner, "share takes three parts");
        bool all_optional = !term.parts.empty();
        for (const AmountTerm& part : term.parts)
            all_optional = all_optional && part.optional;
        term.optional = all_optional;
        return term;
    }
    return broken(node, "unknown kind of sum " + name);
}

Result<std::vector<Outcome>> RuleParts::outcomes(const YamlNode& node) const {
    std::vector<Outcome> all;
    for (const auto& [name, list] : node.fields) {
        const auto kind = enum_from_name<OutcomeKind>(name);
        if (!kind) return broken(list, "unknown outcome " + name);
        std::vector<YamlNode> single;
        if (list.kind != YamlNode::Kind::List) single.push_back(list);
        for (const YamlNode& item : list.kind == YamlNode::Kind::List ? list.items : single) {
            Outcome outcome{.kind = *kind, .id = item.text};
            if (item.kind == YamlNode::Kind::Map) {
                const YamlNode* id = item.find("id");
                const YamlNode* only_if = item.find("if");
                if (id == nullptr || only_if == nullptr || item.fields.size() != 2) {
                    return broken(item, "an outcome is an id, or id: with if:");
                }
                outcome.id = id->text;
                outcome.only_if = TRY(condition(*only_if));
            }
            if (outcome.id.empty()) return broken(item, "an outcome without id");
            all.push_back(std::move(outcome));
        }
    }
    return all;
}

Result<AmountRule> RuleParts::amount(const YamlNode& node) const {
    AmountRule amount;
    for (const auto& [name, inner] : node.fields) {
        if (name == "name") {
            amount.name = inner.text;
        } else if (name == "is") {
            amount.term = TRY(amount_term(inner));
        } else if (name == "if") {
            amount.only_if = TRY(condition(inner));
        } else if (name == "group") {
            amount.group = inner.text;
        } else if (name == "path") {
            amount.path = inner.text;
        } else if (name == "lawful") {
            amount.lawful = inner.text == "true";
        } else {
            return broken(inner, "unknown field " + name);
        }
    }
    if (amount.name.empty() || node.find("is") == nullptr)
        return broken(node, "an amount needs name: and is:");
    return amount;
}

Result<void> RuleParts::arguable(const YamlNode& node, DeadlineRule& deadline) const {
    for (const auto& [name, inner] : node.fields) {
        if (name == "name") {
            deadline.arguable_name = inner.text;
        } else if (name == "start") {
            deadline.arguable_start = TRY(day_term(inner));
        } else if (name == "counting") {
            deadline.arguable_counting = TRY(counting(inner));
        } else if (name == "main_name") {
            deadline.name_if_arguable = inner.text;
        } else if (name == "warnings") {
            deadline.warnings_if_arguable = TRY(texts(inner));
        } else {
            return broken(inner, "unknown field " + name);
        }
    }
    return {};
}

Result<DeadlineRule> RuleParts::deadline(const YamlNode& node) const {
    DeadlineRule deadline;
    for (const auto& [name, inner] : node.fields) {
        if (name == "name") {
            deadline.name = inner.text;
        } else if (name == "kind") {
            const auto kind = enum_from_name<DeadlineKind>(inner.text);
            if (!kind) return broken(inner, "kind is one of " + names_of<DeadlineKind>());
            deadline.kind = *kind;
        } else if (name == "who") {
            deadline.who = inner.text;
        } else if (name == "start") {
            deadline.start = TRY(day_term(inner));
        } else if (name == "period") {
            deadline.period = TRY(stated_period(inner, deadline.length_from));
        } else if (name == "counting") {
            deadline.counting = TRY(counting(inner));
        } else if (name == "plus_days") {
            const auto number = parse_number(inner.text);
            if (!number) return broken(inner, "plus_days is a number");
            deadline.plus_days = static_cast<int>(number->thousandths / 1000);
        } else if (name == "if") {
            deadline.only_if = TRY(condition(inner));
        } else if (name == "arguable") {
            TRY(arguable(inner, deadline));
        } else if (name == "name_if_provisional") {
            deadline.name_if_provisional = inner.text;
        } else if (name == "warnings_if_provisional") {
            deadline.warnings_if_provisional = TRY(texts(inner));
        } else if (name == "warnings_if_make_up_day") {
            deadline.warnings_if_make_up_day = TRY(texts(inner));
        } else {
            return broken(inner, "unknown field " + name);
        }
    }
    if (deadline.name.empty() || deadline.start.is_empty()) {
        return broken(node, "a deadline needs name:, start: and period:");
    }
    return deadline;
}

}  // namespace shuofa
