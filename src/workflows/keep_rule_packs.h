#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/law/rule_pack.h"
#include "ports/clock.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "workflows/test_rules.h"

#include <span>
#include <string>
#include <string_view>

namespace shuofa {

inline constexpr ErrorReason rule_pack_signer_unknown{
    "rule_pack_signer_unknown", ErrorCode::Denied,
    "签名人还没有被您信任。请向对方核对这个公钥，再用 --trust-key 公钥 添加。",
    "You have not trusted this signer yet. Compare the key with the signer, then add the pack with "
    "--trust-key KEY."};
inline constexpr ErrorReason rule_pack_key_differs{
    "rule_pack_key_differs", ErrorCode::Denied, "您信任的公钥和规则包的签名人不同，请不要使用。",
    "The key you trust is not that of the signer: do not use this pack."};
inline constexpr ErrorReason rule_pack_taken{
    "rule_pack_taken", ErrorCode::Conflict,
    "已经有一个同名的规则包由别人签名或随程序提供，请换一个 id。",
    "There is a pack of this id that somebody else signed or that came with the program: choose "
    "another id."};
inline constexpr ErrorReason rule_pack_not_newer{
    "rule_pack_not_newer", ErrorCode::Conflict,
    "已有的这个规则包不比它旧。要换回旧版本，请先删除现有的。",
    "The pack you have is not older than this one. To go back, remove it first."};
inline constexpr ErrorReason rule_pack_not_found{
    "rule_pack_not_found", ErrorCode::NotFound, "没有这个规则包，请用 shuofa rules packs 查看。",
    "There is no such pack of rules: see shuofa rules packs."};
inline constexpr ErrorReason rule_pack_stays{
    "rule_pack_stays", ErrorCode::Conflict, "全国规则不能关闭，随程序提供的规则包不能删除。",
    "National law cannot be switched off, and packs of the program cannot be removed."};

struct RulePackNeeds {
    sql::Database& database;
    const VaultId& vault;
    Library& library;
    const Clock& clock;
};

enum class RulePackSwitch { Off, On };

// The packs of this vault as a Library wants them.  A file that cannot be read any more comes back
// without files, and the Library says that it does not stand.
Result<RulePackSet> rule_pack_set(sql::Transaction& transaction, const VaultId& vault);

// Puts a signed pack into the vault.  Its signer must be this vault, the signer of a pack that is
// in it already, or `trust_key`.  Refused when it contradicts the rules in use.  A newer version by
// the same signer takes the place of the older one.
Result<RulePack> add_rule_pack(const RulePackNeeds& needs, std::string_view file,
                               std::string_view trust_key);
Result<void> remove_rule_pack(const RulePackNeeds& needs, std::string_view id);
Result<void> switch_rule_pack(const RulePackNeeds& needs, std::string_view id, RulePackSwitch to);

// The files of a pack, checked against the rules that came with the program and signed with the
// key of this vault.
Result<std::string> sign_rule_pack(const RulePackNeeds& needs, std::span<const PackFile> files);

// A pack of somebody else, after the signature; its files and who signed it.
Result<VaultRulePack> open_rule_pack(std::string_view file);

struct CheckedRulePack {
    RulePack pack;
    int rules = 0;
    RuleTestReport tests;  // of the *.test.yaml in it
};

// Whether a pack would stand beside the rules that came with the program, and what its tests say.
Result<CheckedRulePack> check_rule_pack(Library& library, VaultRulePack pack);

}  // namespace shuofa
