#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/language.h"
#include "base/result.h"
#include "domain/law/rule.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What kind of law a pack of rules holds.
enum class RulePackKind { National, Secondary, Provincial, Platform, Own };

template <>
inline constexpr auto enum_names<RulePackKind> = std::to_array<EnumName<RulePackKind>>({
    {RulePackKind::National, "national"},
    {RulePackKind::Secondary, "secondary_sources"},  // nobody compared it with the text
    {RulePackKind::Provincial, "provincial"},
    {RulePackKind::Platform, "platform_rules"},  // terms of a platform: no law, and they change
    {RulePackKind::Own, "own"},
});

// The version of pack.yaml that this program reads.
inline constexpr int rule_pack_schema = 1;
// The pack of rules that cannot be switched off.
inline constexpr std::string_view base_rule_pack = "national";

// Rules that stand or fall together, as their pack.yaml describes them, and how they stand in the
// set in use.
struct RulePack {
    std::string id;       // "platform-rules"
    std::string version;  // "2026.11", numbers between points
    Phrase title;
    RulePackKind kind = RulePackKind::National;
    // The rules apply only where each of these facts is one of these choices.
    std::map<std::string, std::vector<std::string>> applies_to;
    InForce in_force;
    std::optional<Day> expires_on;  // the last day on which the pack is fresh
    std::string checked_on;
    Phrase note;  // how sure its rules are
    std::string author;
    std::string file;  // of the pack.yaml, for error messages
    int line = 0;

    bool shipped = true;
    bool on = true;
    std::string signer;          // public key; empty for what came with the program
    std::optional<Error> fault;  // why a pack of the vault is left out

    bool can_switch_off() const { return id != base_rule_pack; }
    bool has_expired(Day day) const { return expires_on && serial(*expires_on) < serial(day); }
};

// "platform_rules_expired": the warning of a rule whose pack is past its day.
std::string expired_warning(std::string_view pack);
Phrase expired_warning_words(const RulePack& pack);

// -1, 0 or 1: "2026.9" is older than "2026.11".
int compare_versions(std::string_view one, std::string_view other);
// Numbers between points: "1", "2026.11.2".
bool is_version(std::string_view text);
// Lower-case letters, digits and hyphens, 2 to 40 of them, a letter first.
bool is_pack_id(std::string_view text);

// Puts into the rule what its pack says for all its rules: where and when it applies, and that it
// warns once the pack has expired.
void stand_in_pack(Rule& rule, const RulePack& pack);

// A file of a pack: name inside it ("art-56.yaml") and content.
struct PackFile {
    std::string name;
    std::string content;

    bool operator==(const PackFile&) const = default;
};

// A pack that the user put into the vault.
struct VaultRulePack {
    std::string id;
    std::vector<PackFile> files;
    std::string signer;
    bool on = true;
};

// Which packs are in use beside those that came with the program.
struct RulePackSet {
    std::vector<std::string> off;  // ids of packs of the program that are switched off
    std::vector<VaultRulePack> added;
};

}  // namespace shuofa
