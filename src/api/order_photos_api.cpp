#include "api/order_photos_api.h"

#include "api/typed_routes.h"
#include "workflows/keep_photos.h"

namespace shuofa {

void OrderPhotosApi::add_routes(Router& routes) {
    routes.post("/api/v1/orders/{id}/photos", "add_order_photo", this, &OrderPhotosApi::add)
        .titled("给订单添加一张照片", "Add a photo to an order")
        .answers_with(201)
        .up_to_bytes(64ULL << 20);
    routes
        .remove("/api/v1/orders/{id}/photos/{photo}", "remove_order_photo", this,
                &OrderPhotosApi::remove)
        .titled("从订单移除照片，原件仍然保留", "Take a photo from an order; its original stays");
    routes.get("/api/v1/kept/{sha256}", "kept_picture", this, &OrderPhotosApi::picture)
        .titled("保存的图片原件", "The original of a kept picture")
        .answers_as("application/octet-stream");
}

Result<OrderPhotoView> OrderPhotosApi::add(const Request& http, const UploadedFile& file,
                                           const AddPhotoRequest& asked) const {
    const KeepingNeeds needs{database_, blobs_, ids_, vault_};
    return to_view(TRY(keep_photo(needs,
                                  {.order = TRY(http.path_id<Order>()),
                                   .file = file.file,
                                   .file_name = asked.name,
                                   .title = asked.title.value_or(""),
                                   .at = asked.at},
                                  clock_.now())));
}

Result<RemovedPhotoView> OrderPhotosApi::remove(const Request& http) const {
    const auto photo = OrderPhotoId::parse(http.path_text("photo"));
    if (!photo) return fail(http::not_found, std::string{http.path_text("photo")}, "photo");
    TRY(remove_photo(database_, vault_, TRY(http.path_id<Order>()), *photo));
    return RemovedPhotoView{Phrase{"照片已从订单移除，原件仍然保留。",
                                   "The photo is off the order; its original stays kept."}
                                .in(http.language())};
}

Result<Response> OrderPhotosApi::picture(const Request& http) const {
    const auto digest = Digest::parse(http.path_text("sha256"));
    if (!digest) return fail(picture_not_kept, std::string{http.path_text("sha256")}, "sha256");
    KeptPicture picture = TRY(read_kept_picture(blobs_, *digest));
    Response response;
    response.body = std::move(picture.bytes);
    // The type is what the bytes are, whatever the file was called; nothing in it may run: the
    // guard adds a sandbox.
    response.set("Content-Type", std::string{picture.media_type});
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Disposition",
                 is_drawn_by_browsers(picture.media_type) ? "inline" : "attachment");
    // Named by its content, so it never changes; only this browser may keep it.
    response.set("Cache-Control", "private, max-age=31536000, immutable");
    return response;
}

}  // namespace shuofa
