#include "views/order_register_view.h"

#include "formats/describe.h"

namespace shuofa {

OrderWindowView to_view(const OrderWindow& window, Day today) {
    return {window.kind,   window.from, window.until,   days_between(today, window.until),
            window.open,   window.law,  window.article, window.certainty,
            window.because};
}

OrderPromiseView to_view(const OrderPromise& promise) {
    return {promise.matter,  promise.event,     promise.amount,    promise.made_on,
            promise.due,     promise.seen,      promise.state,     promise.kept_on,
            promise.kept_by, promise.days_late, promise.made_again};
}

OrderPhotoView to_view(const OrderPhoto& photo) {
    return {photo.id,        photo.title, photo.media_type, photo.digest.hex(),
            photo.file_name, photo.at,    photo.added_at};
}

std::string to_json(const OrderPhotoView& view) { return describe::to_text(view); }

}  // namespace shuofa
