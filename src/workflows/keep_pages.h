#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/vetting/kept_page.h"
#include "ports/blob_store.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/sql.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason page_form_unknown{
    "page_form_unknown", ErrorCode::InvalidInput,
    "这个文件不像保存的网页，请存成 HTML、MHTML、PDF、文本或截图再试。",
    "This does not look like a saved page: save it as HTML, MHTML, PDF, text or a picture."};
inline constexpr ErrorReason page_address_wrong{"page_address_wrong", ErrorCode::InvalidInput,
                                                "网址要以 http:// 或 https:// 开头。",
                                                "The address must begin with http:// or https://."};
inline constexpr ErrorReason page_shop_missing{"page_shop_missing", ErrorCode::InvalidInput,
                                               "请写明是哪个平台或店铺的页面。",
                                               "Say which platform or shop the page belongs to."};
inline constexpr ErrorReason page_too_large{"page_too_large", ErrorCode::InvalidInput,
                                            "这个文件超过 64 MB，请只保存这一页。",
                                            "The file is larger than 64 MB: save this page only."};

struct KeepingNeeds {
    sql::Database& database;
    BlobStore& blobs;
    IdSource& ids;
    const VaultId& vault;
};

struct PageToKeep {
    std::string shop;
    std::filesystem::path file;
    std::string file_name;  // as the user calls it
    std::optional<OrderId> order = {};
    PageKind kind = PageKind::Policy;
    std::string address = {};  // empty = what the file itself tells
    std::string title = {};
    std::string note = {};
};

// Keeps the bytes unchanged and notes where they come from.  An order must exist.
Result<KeptPage> keep_page(const KeepingNeeds& needs, const PageToKeep& wanted, Instant now);

// The bytes of a kept page, after their digest has been compared.
Result<std::string> read_kept_page(const BlobStore& blobs, const KeptPage& page);

// Whether the page kept as proof prints the value; nothing when it cannot be told, or when `proof`
// names no page of this vault.
Result<std::optional<bool>> proof_prints(sql::Transaction& transaction, const VaultId& vault,
                                         const BlobStore& blobs, std::string_view proof,
                                         std::string_view value);

// Pages saved for a shop or platform: under its name, or for one of these orders.
Result<std::vector<KeptPage>> pages_of_shop(sql::Transaction& transaction, const VaultId& vault,
                                            std::string_view shop);

}  // namespace shuofa
