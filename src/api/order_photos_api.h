#pragma once

#include "api/router.h"
#include "ports/blob_store.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/sql.h"
#include "views/order_register_view.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace shuofa {

struct AddPhotoRequest {
    std::string name;  // of the file
    std::optional<std::string> title;
    std::optional<Instant> at;  // when it was taken
};
BOOST_DESCRIBE_STRUCT(AddPhotoRequest, (), (name, title, at))

struct RemovedPhotoView {
    std::string note;  // for the user: what stays
};
BOOST_DESCRIBE_STRUCT(RemovedPhotoView, (), (note))

// Pictures of orders, and the bytes of kept pictures.
class OrderPhotosApi {
public:
    OrderPhotosApi(sql::Database& database, BlobStore& blobs, const Clock& clock, IdSource& ids,
                   VaultId vault)
        : database_{database}, blobs_{blobs}, clock_{clock}, ids_{ids}, vault_{std::move(vault)} {}

    void add_routes(Router& routes);

private:
    Result<OrderPhotoView> add(const Request& http, const UploadedFile& file,
                               const AddPhotoRequest& asked) const;
    Result<RemovedPhotoView> remove(const Request& http) const;
    Result<Response> picture(const Request& http) const;

    sql::Database& database_;
    BlobStore& blobs_;
    const Clock& clock_;
    IdSource& ids_;
    VaultId vault_;
};

}  // namespace shuofa
