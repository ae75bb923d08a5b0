#pragma once

#include "base/result.h"
#include "domain/law/rule_pack.h"

#include <span>
#include <string_view>

namespace shuofa {

inline constexpr ErrorReason pack_manifest_wrong{
    "pack_manifest_wrong", ErrorCode::InvalidInput,
    "规则包的 pack.yaml 不对，请按提示的文件和行号修改。",
    "The pack.yaml of this pack of rules is wrong: correct it at the file and line named."};
inline constexpr ErrorReason pack_too_large{
    "pack_too_large", ErrorCode::InvalidInput,
    "规则包太大，请拆开：最多 200 个文件，每个 64 KiB，共 1 MiB。",
    "This pack of rules is too large: at most 200 files of 64 KiB, 1 MiB in all."};
inline constexpr ErrorReason pack_file_refused{
    "pack_file_refused", ErrorCode::InvalidInput,
    "规则包里只能有 pack.yaml、规则、sources.yaml、words.yaml 和测试。",
    "A pack of rules holds pack.yaml, rules, sources.yaml, words.yaml and tests only."};

// Whether a file is the description of a pack: "pack.yaml", in any folder.
bool is_pack_manifest(std::string_view name);

// Reads a pack.yaml.  `name` stands in errors: "shandong/pack.yaml:3".
Result<RulePack> read_pack_manifest(std::string_view name, std::string_view content);

// The pack.yaml of a pack that somebody else wrote, after looking at the names and sizes of all its
// files.
Result<RulePack> read_pack(std::span<const PackFile> files);

}  // namespace shuofa
