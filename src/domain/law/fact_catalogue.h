#pragma once

#include "base/language.h"
#include "base/result.h"
#include "domain/law/facts.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason fact_unknown{
    "fact_unknown", ErrorCode::InvalidInput,
    "没有这个事实名称，请用目录里的名称（shuofa rules facts）。",
    "There is no such fact: use a name of the catalogue (shuofa rules facts)."};
inline constexpr ErrorReason fact_wrong_kind{"fact_wrong_kind", ErrorCode::InvalidInput,
                                             "这个事实的写法不对，请按要求的类型填写。",
                                             "This fact has a value of the wrong kind."};

inline constexpr ErrorReason fact_days_impossible{
    "fact_days_impossible", ErrorCode::InvalidInput,
    "两个日期的先后对不上，请核对这一个和它前面的那一个。",
    "Two days cannot be in this order: check this one and the one that must come before it."};

// One possible answer of a choice.
struct FactChoice {
    std::string id;
    Phrase title;
    std::vector<std::string> aliases;
};

// One fact that rules can ask for.
struct FactEntry {
    std::string name;
    FactKind kind = FactKind::YesNo;
    Phrase title;     // a few words: "签收日期"
    Phrase question;  // one plain question; empty when the fact is never asked
    Phrase why;       // why we ask, in one sentence
    Phrase proof;     // what proves it, in a few words; empty where nothing needs to
    std::vector<FactChoice> choices;
    std::vector<std::string> aliases;
    std::vector<std::string> problems;    // asked only for these problems; empty: for none
    std::vector<std::string> not_before;  // of a day: facts whose day cannot be later

    // By id, alias or title, in any case, with spaces or hyphens for underscores.
    const FactChoice* find_choice(std::string_view words) const;
};

// A value as it stands in a file or on the command line, before its kind is known.
struct RawFactValue {
    enum class Form { Null, Bool, Text, List };
    Form form = Form::Null;
    bool yes = false;
    std::string text;                // numbers too, as written
    std::vector<std::string> items;  // of a list
};

// The closed list of facts.  Names and aliases are unique among facts of one kind.
class FactCatalogue {
public:
    FactCatalogue() = default;
    static Result<FactCatalogue> build(std::vector<FactEntry> entries);

    const std::vector<FactEntry>& entries() const { return entries_; }
    const FactEntry* find(std::string_view name) const;
    // The entry of this kind whose name or alias it is, or nothing.
    const FactEntry* find_named(std::string_view name_or_alias, FactKind kind) const;
    // The position in entries(), or -1.
    int index_of(std::string_view name) const;
    // The known name that looks most like `name`.
    std::string_view nearest(std::string_view name) const;

    // Reads one fact by name or alias: the catalogue's name and the value, or an error that says
    // what was expected and names the nearest known name.
    Result<std::pair<std::string, FactValue>> read(std::string_view name,
                                                   const RawFactValue& raw) const;

    // Whether the days can have come in this order: nothing is received before it is ordered.  The
    // error names both.
    Result<void> check_days(const Facts& facts) const;

private:
    std::vector<FactEntry> entries_;
    std::map<std::string, std::vector<int>, std::less<>> by_name_;  // own name first, then aliases
    std::map<std::string, int, std::less<>> own_;
};

// Reads a value of the entry's kind.
Result<FactValue> read_fact_value(const FactEntry& entry, const RawFactValue& raw);

}  // namespace shuofa
