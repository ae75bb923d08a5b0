#include "domain/law/fact_catalogue.h"

#include "base/text.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason catalogue_broken{
    "catalogue_broken", ErrorCode::InvalidInput, "事实目录有误：名称或别名重复。",
    "The fact catalogue is wrong: a name or alias stands twice."};

Result<FactValue> read_yes_no(const RawFactValue& raw) {
    if (raw.form == RawFactValue::Form::Bool) return FactValue{raw.yes};
    const std::string word = lower_ascii(trim(raw.text));
    for (const char* yes : {"yes", "true", "y", "ok", "是", "有"}) {
        if (word == yes) return FactValue{true};
    }
    for (const char* no : {"no", "false", "n", "none", "否", "没有"}) {
        if (word == no) return FactValue{false};
    }
    return fail(fact_wrong_kind, "expected yes, no or unknown");
}

Result<std::string> read_choice(const FactEntry& entry, const std::string& text) {
    const FactChoice* choice = entry.find_choice(trim(text));
    if (choice != nullptr) return choice->id;
    std::vector<std::string> ids;
    for (const FactChoice& known : entry.choices)
        ids.push_back(known.id);
    return fail(fact_wrong_kind, text + " is none of: " + join(ids, ", "));
}

std::vector<std::string> items_of(const RawFactValue& raw) {
    if (raw.form == RawFactValue::Form::List) return raw.items;
    std::vector<std::string> items;
    for (const std::string_view part : split(raw.text, ',')) {
        if (!trim(part).empty()) items.emplace_back(trim(part));
    }
    return items;
}

bool says_unknown(const RawFactValue& raw) {
    if (raw.form == RawFactValue::Form::Null) return true;
    if (raw.form != RawFactValue::Form::Text) return false;
    const std::string word = lower_ascii(trim(raw.text));
    return word.empty() || word == "unknown" || word == "null" || word == "~" || word == "不知道";
}

// "2026-02-30": written like a day, whether there is one or not.
bool looks_like_a_day(const RawFactValue& raw) {
    const std::string_view text = trim(raw.text);
    return raw.form == RawFactValue::Form::Text && text.size() == 10 && text[4] == '-' &&
           text[7] == '-' && std::all_of(text.begin(), text.end(), [](char c) {
               return c == '-' || (c >= '0' && c <= '9');
           });
}

}  // namespace

const FactChoice* FactEntry::find_choice(std::string_view words) const {
    const auto listed = [](const FactChoice& choice, std::string_view word) {
        return choice.id == word || std::find(choice.aliases.begin(), choice.aliases.end(), word) !=
                                        choice.aliases.end();
    };
    for (const FactChoice& choice : choices) {
        if (listed(choice, words)) return &choice;
    }
    const std::string spoken = lower_ascii(words);
    std::string id = spoken;
    std::replace(id.begin(), id.end(), ' ', '_');
    std::replace(id.begin(), id.end(), '-', '_');
    for (const FactChoice& choice : choices) {
        if (listed(choice, id) || choice.title.zh == words ||
            lower_ascii(choice.title.en) == spoken) {
            return &choice;
        }
    }
    return nullptr;
}

Result<FactCatalogue> FactCatalogue::build(std::vector<FactEntry> entries) {
    FactCatalogue catalogue;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!catalogue.own_.emplace(entries[i].name, static_cast<int>(i)).second) {
            return fail(catalogue_broken, entries[i].name);
        }
        catalogue.by_name_[entries[i].name].push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (const std::string& alias : entries[i].aliases) {
            auto& meant = catalogue.by_name_[alias];
            for (const int other : meant) {
                if (entries[static_cast<std::size_t>(other)].kind == entries[i].kind) {
                    return fail(catalogue_broken, alias, entries[i].name);
                }
            }
            meant.push_back(static_cast<int>(i));
        }
    }
    catalogue.entries_ = std::move(entries);
    return catalogue;
}

int FactCatalogue::index_of(std::string_view name) const {
    const auto found = own_.find(name);
    return found == own_.end() ? -1 : found->second;
}

const FactEntry* FactCatalogue::find(std::string_view name) const {
    const int index = index_of(name);
    return index < 0 ? nullptr : &entries_[static_cast<std::size_t>(index)];
}

const FactEntry* FactCatalogue::find_named(std::string_view name_or_alias, FactKind kind) const {
    const auto found = by_name_.find(name_or_alias);
    if (found == by_name_.end()) return nullptr;
    for (const int index : found->second) {
        const FactEntry& entry = entries_[static_cast<std::size_t>(index)];
        if (entry.kind == kind) return &entry;
    }
    return nullptr;
}

std::string_view FactCatalogue::nearest(std::string_view name) const {
    std::string_view best;
    std::size_t least = name.size() + 100;
    for (const auto& [known, index] : by_name_) {
        const std::size_t distance = edit_distance(name, known);
        if (distance < least) {
            least = distance;
            best = entries_[static_cast<std::size_t>(index.front())].name;
        }
    }
    return best;
}

Result<std::pair<std::string, FactValue>> FactCatalogue::read(std::string_view name,
                                                              const RawFactValue& raw) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) {
        return fail(fact_unknown, "did you mean " + std::string{nearest(name)} + "?",
                    std::string{name});
    }
    // An alias may stand for facts of different kinds: "price" as a sum, "signed" as a day or a
    // yes.
    std::optional<Error> error;
    for (const int index : found->second) {
        const FactEntry& entry = entries_[static_cast<std::size_t>(index)];
        const auto value = read_fact_value(entry, raw);
        if (value) return std::pair{entry.name, *value};
        // Of several kinds the one is meant that the value looks like.
        if (!error || (entry.kind == FactKind::Day && looks_like_a_day(raw))) error = value.error();
    }
    return tl::unexpected<Error>{Error{error->reason, error->detail, std::string{name}}};
}

Result<void> FactCatalogue::check_days(const Facts& facts) const {
    for (const FactEntry& entry : entries_) {
        if (entry.not_before.empty()) continue;
        const Fact* later = facts.find(entry.name);
        const Day* day = later == nullptr ? nullptr : std::get_if<Day>(&later->value);
        if (day == nullptr) continue;
        for (const std::string& name : entry.not_before) {
            const Fact* earlier = facts.find(name);
            const Day* first = earlier == nullptr ? nullptr : std::get_if<Day>(&earlier->value);
            if (first != nullptr && serial(*day) < serial(*first)) {
                return fail(
                    fact_days_impossible,
                    entry.name + " " + day_text(*day) + " < " + name + " " + day_text(*first),
                    entry.name);
            }
        }
    }
    return {};
}

Result<FactValue> read_fact_value(const FactEntry& entry, const RawFactValue& raw) {
    if (says_unknown(raw)) return FactValue{Unknown{}};
    const auto wrong = [&](const char* expected) {
        return fail(fact_wrong_kind, std::string{"expected "} + expected, entry.name);
    };
    const bool list = raw.form == RawFactValue::Form::List;
    switch (entry.kind) {
        case FactKind::YesNo:
            if (list) return wrong("yes, no or unknown");
            return read_yes_no(raw);
        case FactKind::Money: {
            if (list || raw.form == RawFactValue::Form::Bool)
                return wrong("an amount such as 329.90");
            const auto money = Money::parse(raw.text);
            if (!money || money->is_negative()) return wrong("an amount such as 329.90");
            return FactValue{*money};
        }
        case FactKind::Day: {
            const auto day = parse_day(trim(raw.text));
            if (!day && looks_like_a_day(raw)) return wrong("a day that there is");
            if (list || !day) return wrong("a day such as 2026-11-23");
            return FactValue{*day};
        }
        case FactKind::Number: {
            const auto number = parse_number(raw.text);
            if (list || !number) return wrong("a number");
            return FactValue{*number};
        }
        case FactKind::Choice:
            if (list) return wrong("one choice");
            if (raw.form == RawFactValue::Form::Bool) {
                return FactValue{TRY(read_choice(entry, raw.yes ? "yes" : "no"))};
            }
            return FactValue{TRY(read_choice(entry, raw.text))};
        case FactKind::Choices: {
            std::vector<std::string> choices;
            for (const std::string& item : items_of(raw))
                choices.push_back(TRY(read_choice(entry, item)));
            return FactValue{choices};
        }
        case FactKind::Days: {
            std::vector<Day> days;
            for (const std::string& item : items_of(raw)) {
                const auto day = parse_day(trim(item));
                if (!day) return wrong("days such as 2026-11-23");
                days.push_back(*day);
            }
            std::sort(days.begin(), days.end());
            return FactValue{days};
        }
    }
    return wrong("a value");
}

}  // namespace shuofa
