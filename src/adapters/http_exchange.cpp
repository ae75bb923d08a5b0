#include "adapters/http_exchange.h"

#include "base/text.h"

#include <boost/beast/http/field.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace shuofa {
namespace {

namespace beast = boost::beast;

http::Method method_of(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get:
            return http::Method::Get;
        case beast::http::verb::head:
            return http::Method::Head;
        case beast::http::verb::post:
            return http::Method::Post;
        case beast::http::verb::put:
            return http::Method::Put;
        case beast::http::verb::patch:
            return http::Method::Patch;
        case beast::http::verb::delete_:
            return http::Method::Delete;
        default:
            return http::Method::Other;
    }
}

bool has_control(std::string_view value) {
    return std::any_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7F;
    });
}

}  // namespace

http::Request head_of(const BeastRequest& message) {
    http::Request request;
    request.method = method_of(message.method());
    request.target = message.target();
    for (const auto& field : message) {
        request.headers.push_back({lower_ascii(field.name_string()), std::string{field.value()}});
    }
    return request;
}

bool is_acceptable(const BeastRequest& message) {
    using beast::http::field;
    if (message.version() != 11 && message.version() != 10) return false;
    const auto hosts = message.equal_range(field::host);
    if (std::distance(hosts.first, hosts.second) != 1) return false;
    const auto codings = message.equal_range(field::transfer_encoding);
    const auto coding_count = std::distance(codings.first, codings.second);
    if (coding_count > 1) return false;
    if (coding_count == 1 && (!beast::iequals(codings.first->value(), "chunked") ||
                              message.find(field::content_length) != message.end())) {
        return false;
    }
    if (!message.target().starts_with('/') || has_control(message.target())) return false;
    return std::none_of(message.begin(), message.end(),
                        [](const auto& entry) { return has_control(entry.value()); });
}

bool has_folded_line(std::string_view raw_head) {
    for (std::size_t at = raw_head.find('\n'); at != raw_head.npos && at + 1 < raw_head.size();
         at = raw_head.find('\n', at + 1)) {
        const char next = raw_head[at + 1];
        if (next == ' ' || next == '\t') return true;
        if (next == '\r' || next == '\n')
            return false;  // the end of the head; what follows is body
    }
    return false;
}

std::string write_head(const http::Response& response, std::size_t body_size, bool keep_alive) {
    const auto reason =
        beast::http::obsolete_reason(static_cast<beast::http::status>(response.status));
    std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, std::string_view{reason});
    for (const auto& field : response.headers) {
        if (has_control(field.value) || has_control(field.name)) continue;
        head += fmt::format("{}: {}\r\n", field.name, field.value);
    }
    if (response.status != 204 && response.status != 304) {
        head += fmt::format("Content-Length: {}\r\n", body_size);
    }
    if (!keep_alive) head += "Connection: close\r\n";
    head += "\r\n";
    return head;
}

}  // namespace shuofa
