#include "domain/orders/conflicts.h"

namespace shuofa {

std::optional<Day> signed_on(const Parcel& parcel) {
    std::optional<Instant> at;
    for (const ParcelEvent& event : parcel.events) {
        if (event.state == ParcelState::Signed && event.at) at = event.at;
    }
    // Some carriers mark no event; then the last one is the signature.
    if (!at && parcel.state == ParcelState::Signed && !parcel.events.empty())
        at = parcel.events.back().at;
    if (!at) return std::nullopt;
    return china_day(*at);
}

std::vector<Conflict> conflicts_of(const Order& order, std::span<const DocumentContent> documents) {
    Conflict amount{"amount", {}};
    Conflict received{"received_on", {}};
    for (const DocumentContent& content : documents) {
        if (const auto* invoice = std::get_if<Invoice>(&content)) {
            const bool differs = invoice->colour == InvoiceColour::Blue && invoice->gross &&
                                 order.paid && *invoice->gross != *order.paid;
            if (differs)
                amount.told.push_back({invoice->gross->text(), "invoice " + invoice->number});
        }
        if (const auto* parcel = std::get_if<Parcel>(&content)) {
            const auto day = signed_on(*parcel);
            if (day && order.received_on && *day != *order.received_on)
                received.told.push_back({day_text(*day), "parcel " + parcel->number});
        }
    }
    std::vector<Conflict> conflicts;
    if (!amount.told.empty()) {
        amount.told.insert(amount.told.begin(), {order.paid->text(), "bill"});
        conflicts.push_back(std::move(amount));
    }
    if (!received.told.empty()) {
        received.told.insert(received.told.begin(), {day_text(*order.received_on), "order"});
        conflicts.push_back(std::move(received));
    }
    return conflicts;
}

}  // namespace shuofa
