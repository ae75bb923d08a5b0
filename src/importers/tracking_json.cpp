#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/cells.h"
#include "importers/importer.h"
#include "importers/json_values.h"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

// The answer of kuaidi100 and of services made after it: {"nu", "com", "state", "data": [...]},
// newest event first.  Their own document says to ignore `ischeck`: `state` and the texts count.  A
// parcel in a locker counts there as signed; here the event says where it lies, because the seven
// days run from when the person has it.

namespace shuofa {
namespace {

namespace json = boost::json;

constexpr ErrorReason tracking_unreadable{
    "tracking_unreadable", ErrorCode::InvalidInput,
    "这份物流数据不完整，没有读取内容；原件已保存。请在物流页面重新保存一次。",
    "This tracking answer is incomplete; the original was kept. Save it again from the page."};

// Some services wrap the answer.
const json::value* answer_in(const json::value& page) {
    for (const json::value* at : {&page, value_at(page, {"lastResult"}), value_at(page, {"result"}),
                                  value_at(page, {"data"})}) {
        if (at != nullptr && !words_at(*at, {"nu"}).empty() && array_at(*at, {"data"}) != nullptr)
            return at;
    }
    return nullptr;
}

int likeness(const DocumentGlimpse& glimpse) {
    if (!trim(glimpse.text.substr(0, 64)).starts_with('{')) return 0;
    const bool answer = contains(glimpse.text, "\"nu\"") && contains(glimpse.text, "\"data\"") &&
                        contains(glimpse.text, "\"context\"");
    return answer ? 95 : 0;
}

// Their finer codes, where the first digit alone would mislead: a parcel in a locker counts as out
// for delivery (501) or even as signed for (304).
constexpr std::pair<std::string_view, ParcelState> finer_states[] = {
    {"101", ParcelState::Unknown},                                 // ordered, not yet collected
    {"102", ParcelState::Unknown},                                 // waits to be collected
    {"203", ParcelState::Refused}, {"205", ParcelState::Held},     // not fetched in time
    {"304", ParcelState::Held},    {"401", ParcelState::Problem},  // the waybill was cancelled
    {"501", ParcelState::Held},    {"14", ParcelState::Refused},  {"10", ParcelState::Customs},
    {"11", ParcelState::Customs},  {"12", ParcelState::Customs},  {"13", ParcelState::Customs},
    {"8", ParcelState::Customs},
};

// Their table of states; codes of three and four digits begin with the digit of the state, but
// that 1001, 1002 ... are steps on the way.
ParcelState state_of(std::string_view code) {
    if (code.empty()) return ParcelState::Unknown;
    for (const auto& [finer, state] : finer_states) {
        if (code == finer) return state;
    }
    if (code.size() == 4 && code.starts_with("10")) return ParcelState::InTransit;
    switch (code.front()) {
        case '0':
            return ParcelState::InTransit;
        case '1':
            return ParcelState::Collected;
        case '2':
            return ParcelState::Problem;
        case '3':
            return ParcelState::Signed;
        case '4':
            return ParcelState::Returned;
        case '5':
            return ParcelState::OutForDelivery;
        case '6':
            return ParcelState::Returning;
        case '7':
            return ParcelState::Forwarded;
        default:
            return ParcelState::Unknown;
    }
}

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}

bool was_taken_out(std::string_view text) {
    return mentions(text, {"已取出", "取件成功", "已取件", "本人签收"});
}

// What an event's words say; its text is more exact than its label.
ParcelState state_of_words(std::string_view label, std::string_view text) {
    const std::string words = std::string{label} + "\n" + std::string{text};
    if (mentions(words, {"拒收", "拒签"})) return ParcelState::Refused;
    if (mentions(words, {"已退回", "退回签收", "退签"})) return ParcelState::Returned;
    if (mentions(words, {"退回", "退件"})) return ParcelState::Returning;
    if (mentions(words, {"投柜", "快递柜", "丰巢", "自提柜", "智能柜", "代收", "驿站", "自提点",
                         "代收点", "待取件"}) &&
        !was_taken_out(text))
        return ParcelState::Held;
    if (mentions(words, {"签收", "已妥投", "取件成功", "已取出", "已取件"}))
        return ParcelState::Signed;
    if (mentions(words, {"派件", "派送", "投递", "配送中"})) return ParcelState::OutForDelivery;
    if (mentions(words, {"疑难", "异常", "问题件", "破损", "丢失"})) return ParcelState::Problem;
    if (mentions(words, {"清关", "海关"})) return ParcelState::Customs;
    if (mentions(words, {"转单", "转投"})) return ParcelState::Forwarded;
    if (mentions(words, {"揽收", "揽件", "已收件", "收寄", "已取件"}))
        return ParcelState::Collected;
    return ParcelState::InTransit;
}

// The words first; the code where they say no more than that it is on its way.
ParcelState state_of_event(const json::value& value, std::string_view text) {
    const std::string code = words_at(value, {"statusCode"});
    const ParcelState told = state_of_words(text_at(value, {"status"}), text);
    const ParcelState coded = state_of(code);
    // Their label says "collected" before anybody has collected it.
    if (code == "101" || code == "102") return ParcelState::Unknown;
    if (coded == ParcelState::Held && !was_taken_out(text)) return coded;
    return told == ParcelState::InTransit && coded != ParcelState::Unknown ? coded : told;
}

// "【样例市】派件中": the place in front.
std::string place_of(std::string_view text) {
    constexpr std::string_view open = "【";
    constexpr std::string_view close = "】";
    if (!text.starts_with(open)) return {};
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    return std::string{text.substr(open.size(), end - open.size())};
}

std::vector<ParcelEvent> events_of(const json::array& list) {
    std::vector<ParcelEvent> events;
    for (const json::value& value : list) {
        ParcelEvent event;
        event.text = trim(text_at(value, {"context"}));
        event.at = parse_time(trim_cell(text_at(value, {"time"})));
        if (!event.at) event.at = parse_time(trim_cell(text_at(value, {"ftime"})));
        if (event.text.empty() && !event.at) continue;
        event.place = text_at(value, {"areaName"});
        if (event.place.empty()) event.place = place_of(event.text);
        event.state = state_of_event(value, event.text);
        events.push_back(std::move(event));
    }
    // Newest first, as a rule; equal moments keep the file's order, turned round as a whole.
    const bool newest_first = events.size() > 1 && events.front().at && events.back().at &&
                              *events.front().at > *events.back().at;
    if (newest_first) std::reverse(events.begin(), events.end());
    return events;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const auto page = read_json(decoded.text);
    const json::value* answer = page ? answer_in(*page) : nullptr;
    if (answer == nullptr) return fail(tracking_unreadable);
    Parcel parcel;
    parcel.carrier = text_at(*answer, {"com"});
    parcel.number = words_at(*answer, {"nu"});
    for (const std::string_view name : {"orderNo", "order_no", "orderId"}) {
        if (parcel.order_number.empty()) parcel.order_number = words_at(*answer, {name});
    }
    parcel.state = state_of(words_at(*answer, {"state"}));
    parcel.events = events_of(*array_at(*answer, {"data"}));
    std::vector<std::string> notes;
    if (!parcel.events.empty() && parcel.events.back().state == ParcelState::Held &&
        parcel.state == ParcelState::Signed)
        notes.emplace_back("signed_but_held");
    sink.document({std::move(parcel), {}, std::move(notes)});
    return {};
}

}  // namespace

extern const DocumentReader tracking_json;
const DocumentReader tracking_json{"tracking_json", "物流跟踪数据（JSON）",
                                   "Parcel tracking (JSON)", likeness, read};

}  // namespace shuofa
