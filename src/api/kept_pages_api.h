#pragma once

#include "api/router.h"
#include "base/id.h"
#include "ports/blob_store.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/sql.h"
#include "views/kept_pages_view.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace shuofa {

struct KeepPageRequest {
    std::string shop;
    std::string name;  // of the file
    std::optional<OrderId> order;
    std::optional<PageKind> kind;
    std::optional<std::string> address;  // null = what the file itself tells
    std::optional<std::string> title;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(KeepPageRequest, (), (shop, name, order, kind, address, title, note))

struct KeptPagesQuery {
    std::optional<std::string> shop;
    std::optional<OrderId> order;
};
BOOST_DESCRIBE_STRUCT(KeptPagesQuery, (), (shop, order))

// Pages of shops and platforms that the user saved: policies at the time of an order, proofs.
class KeptPagesApi {
public:
    KeptPagesApi(sql::Database& database, BlobStore& blobs, const Clock& clock, IdSource& ids,
                 VaultId vault)
        : database_{database}, blobs_{blobs}, clock_{clock}, ids_{ids}, vault_{std::move(vault)} {}

    void add_routes(Router& routes);

private:
    Result<KeptPageView> keep(const UploadedFile& file, const KeepPageRequest& asked) const;
    Result<KeptPagesView> list(const KeptPagesQuery& query) const;
    Result<Response> file(const Request& request) const;
    Result<KeptPagesView> remove(const Request& request) const;

    sql::Database& database_;
    BlobStore& blobs_;
    const Clock& clock_;
    IdSource& ids_;
    VaultId vault_;
};

}  // namespace shuofa
