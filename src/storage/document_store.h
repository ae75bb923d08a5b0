#pragma once

#include "base/result.h"
#include "domain/documents/document_id.h"
#include "domain/orders/join_documents.h"
#include "ports/sql.h"
#include "storage/import_store.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason document_not_found{"document_not_found", ErrorCode::NotFound,
                                                "没有找到这份材料，请刷新后再试。",
                                                "There is no such document. Please reload."};

struct DocumentFilter {
    std::optional<DocumentKind> kind;
    std::optional<ImportId> import;
};

// Documents in the database.  One is made on a transaction and lives no longer.
class DocumentStore {
public:
    DocumentStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<Document> load(const DocumentId& id) const;
    // In the order of ids; those that are not there are left out.
    Result<std::vector<Document>> load_all(std::span<const std::string> ids) const;
    // Newest told first; `limit` at most.
    Result<std::vector<Document>> list(const DocumentFilter& filter, int limit) const;
    // All of them as joining looks at them, in the order of ids.
    Result<std::vector<JoinDocument>> for_joining() const;
    // The stored keys of mail servers, one line each.
    Result<std::string> mail_keys() const;

    // Takes away what an earlier reading of the file found.
    Result<void> remove_of(const ImportId& import);
    Result<void> save(const Document& document);

private:
    Result<void> read(std::string_view rest, std::span<const sql::Value> values,
                      std::vector<Document>& into) const;

    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
