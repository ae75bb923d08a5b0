#pragma once

#include "domain/cases/order_promises.h"
#include "domain/cases/order_windows.h"
#include "domain/orders/order_photo.h"
#include "views/law_view.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

// What an order's record shows beyond its bills and documents.
namespace shuofa {

struct OrderWindowView {
    WindowKind kind = WindowKind::Return;
    Day from{};
    Day until{};
    int days_left = 0;  // negative: so many days ago
    bool open = false;
    std::string law;
    std::string article;
    std::string certainty;
    Phrase because;
};
BOOST_DESCRIBE_STRUCT(OrderWindowView, (),
                      (kind, from, until, days_left, open, law, article, certainty, because))

// A promised refund against the refunds seen.
struct OrderPromiseView {
    CaseId case_;
    int event = 0;  // its number in the case
    std::optional<Money> amount;
    Day made_on{};
    std::optional<Day> due;
    Money seen;
    PromisedMoney state = PromisedMoney::Open;
    std::optional<Day> kept_on;
    std::string kept_by;  // "bill", "user"
    int days_late = 0;
    bool made_again = false;  // a later promise is about the same money
};
BOOST_DESCRIBE_STRUCT(OrderPromiseView, (),
                      (case_, event, amount, made_on, due, seen, state, kept_on, kept_by, days_late,
                       made_again))

struct OrderCaseView {
    CaseId id;
    std::string title;
    CaseStage state = CaseStage::Preparing;
};
BOOST_DESCRIBE_STRUCT(OrderCaseView, (), (id, title, state))

struct OrderPhotoView {
    OrderPhotoId id;
    std::string title;
    std::string media_type;
    std::string evidence;  // SHA-256 of the kept original: GET /kept/{sha256}
    std::string file;
    std::optional<Instant> at;
    Instant added_at{};
};
BOOST_DESCRIBE_STRUCT(OrderPhotoView, (), (id, title, media_type, evidence, file, at, added_at))

// A warranty that a document of the order states.  Only ever a proposal.
struct StatedWarrantyView {
    int months = 0;
    std::string text;      // the words, as they stand there
    std::string source;    // "invoice", "chat", "page", "mail"
    std::string document;  // "doc_..."
};
BOOST_DESCRIBE_STRUCT(StatedWarrantyView, (), (months, text, source, document))

OrderWindowView to_view(const OrderWindow& window, Day today);
OrderPromiseView to_view(const OrderPromise& promise);
OrderPhotoView to_view(const OrderPhoto& photo);
std::string to_json(const OrderPhotoView& view);

}  // namespace shuofa
