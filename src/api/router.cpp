#include "api/router.h"

#include "api/error_response.h"
#include "api/session_guard.h"
#include "base/text.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <exception>

namespace shuofa {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Plus { IsBlank, IsPlus };

// Percent-decoding; nothing when it is malformed or gives bytes that are not UTF-8.
std::optional<std::string> decoded(std::string_view text, Plus plus) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            plain += text[i] == '+' && plus == Plus::IsBlank ? ' ' : text[i];
        }
    }
    if (!is_utf8(plain) || plain.find('\0') != plain.npos) return std::nullopt;
    return plain;
}

// Fills in path and query; false when the target makes no sense.
bool read_target(http::Request& request) {
    const std::string_view target = request.target;
    const std::size_t question = target.find('?');
    request.path = std::string{target.substr(0, question)};
    request.query.clear();
    if (question == target.npos) return true;
    for (const std::string_view part : split(target.substr(question + 1), '&')) {
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        const auto name = decoded(part.substr(0, equals), Plus::IsBlank);
        const auto value = decoded(
            equals == part.npos ? std::string_view{} : part.substr(equals + 1), Plus::IsBlank);
        if (!name || !value) return false;
        request.query.push_back({*name, *value});
    }
    return true;
}

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    for (const std::string_view part : split(path, '/'))
        segments.emplace_back(part);
    return segments;
}

bool has_json(const http::Request& request) {
    const auto type = request.header("content-type");
    if (!type) return false;
    return lower_ascii(trim(type->substr(0, type->find(';')))) == "application/json";
}

// What a form on any page may send without asking first (Fetch standard, CORS-safelisted types).
bool has_form_type(const http::Request& request) {
    const auto header = request.header("content-type");
    if (!header) return false;
    const std::string type = lower_ascii(trim(header->substr(0, header->find(';'))));
    return type == "text/plain" || type == "multipart/form-data" ||
           type == "application/x-www-form-urlencoded";
}

bool is_read(const http::Request& request) {
    return request.method == http::Method::Get || request.method == http::Method::Head;
}

bool is_api(const http::Request& request) { return request.path.starts_with("/api/"); }

}  // namespace

Language http::Request::language() const {
    const auto accepted = header("accept-language");
    if (!accepted) return Language::Chinese;
    const std::string first = lower_ascii(accepted->substr(0, accepted->find_first_of(",;")));
    return trim(first).starts_with("en") ? Language::English : Language::Chinese;
}

struct Router::Match {
    const Route* route = nullptr;
    bool path_known = false;  // with another method
    std::string allowed;      // the methods of this path: "GET, POST"
    std::vector<http::Field> parameters;
};

Route& Router::add(Route route) {
    route.segments = segments_of(route.path);
    assert(std::none_of(routes_.begin(), routes_.end(),
                        [&](const Route& other) { return other.operation == route.operation; }));
    return routes_.emplace_back(std::move(route));
}

Router::Match Router::match(const Request& request) const {
    const std::vector<std::string> asked = segments_of(request.path);
    const http::Method method =
        request.method == http::Method::Head ? http::Method::Get : request.method;
    Match best;
    std::size_t best_fixed = 0;
    for (const Route& route : routes_) {
        if (route.segments.size() != asked.size()) continue;
        std::vector<http::Field> parameters;
        std::size_t fixed = 0;
        bool fits = true;
        for (std::size_t i = 0; i < asked.size() && fits; ++i) {
            const std::string& segment = route.segments[i];
            if (segment.starts_with('{')) {
                const auto value = decoded(asked[i], Plus::IsPlus);
                fits = value && !value->empty();
                if (fits) parameters.push_back({segment.substr(1, segment.size() - 2), *value});
            } else {
                fits = segment == asked[i];
                ++fixed;
            }
        }
        if (!fits) continue;
        best.path_known = true;
        best.allowed += (best.allowed.empty() ? "" : ", ") + std::string{name_of(route.method)};
        // "/cases/{id}/events/last" before "/cases/{id}/events/{event}".
        if (route.method == method && (best.route == nullptr || fixed > best_fixed)) {
            best.route = &route;
            best.parameters = std::move(parameters);
            best_fixed = fixed;
        }
    }
    return best;
}

http::BodyPlan Router::plan(const Request& head) {
    Request request = head;
    http::BodyPlan plan;
    const auto refuse_with = [&](int status) {
        plan.refusal = error_response(status, request.language());
        add_safety_headers(request, *plan.refusal);
        return plan;
    };
    if (!read_target(request)) return refuse_with(400);
    if (guard_ != nullptr) {
        if (const auto status = guard_->refuse_origin(request)) {
            refuse_with(*status);
            // To another name (DNS rebinding) we do not even say who we are.
            if (*status == 421) plan.refusal = Response{.status = 421};
            return plan;
        }
    }
    if (!is_api(request)) {
        plan.limit = 0;
        return plan;
    }
    const Match found = match(request);
    const bool open = found.route != nullptr && found.route->access == Access::Open;
    if (guard_ != nullptr && !open && !guard_->has_session(request)) return refuse_with(401);
    if (found.route == nullptr) {
        refuse_with(found.path_known ? 405 : 404);
        if (found.path_known) plan.refusal->set("Allow", found.allowed);
        return plan;
    }
    const bool wrong_type = found.route->takes_json ? !has_json(request) : has_form_type(request);
    if (!is_read(request) && wrong_type) return refuse_with(415);
    plan.into = found.route->body_into;
    plan.limit = found.route->body_limit;
    return plan;
}

Response Router::handle(Request request) {
    // The server asks for the plan first; whoever calls directly gets the same refusals.
    if (auto checked = plan(request); checked.refusal) return *std::move(checked.refusal);
    read_target(request);
    Response response;
    try {
        response = dispatch(request);
    } catch (const std::exception&) {
        response = error_response(500, request.language());
    }
    add_safety_headers(request, response);
    return response;
}

Response Router::dispatch(Request& request) const {
    if (!is_api(request)) {
        if (!is_read(request)) return error_response(405, request.language());
        return pages_ ? pages_(request) : error_response(404, request.language());
    }
    Match found = match(request);
    if (found.route == nullptr)
        return error_response(found.path_known ? 405 : 404, request.language());
    request.path_parameters = std::move(found.parameters);
    auto answer = found.route->handler(request);
    if (!answer) return error_response(answer.error(), request.language());
    if (answer->status == 200) answer->status = found.route->success_status;
    return *std::move(answer);
}

Response Router::refuse(int status) {
    Response response = error_response(status, Language::Chinese);
    add_safety_headers({}, response);
    return response;
}

}  // namespace shuofa
