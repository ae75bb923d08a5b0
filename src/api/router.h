#pragma once

#include "ports/http.h"

#include <boost/json/fwd.hpp>

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shuofa {

class SessionGuard;

using http::Request;
using http::Response;
using http::UploadedFile;

enum class Access { Session, Open };  // Open: without a token, for the session exchange only

// Writes the JSON Schema of a type; structs go into `components`.
using SchemaWriter = void (*)(boost::json::object& components, boost::json::value& schema);

// One operation of the API: what the router dispatches on and what OpenAPI tells.
struct Route {
    http::Method method = http::Method::Get;
    std::string path;       // "/api/v1/cases/{id}"
    std::string operation;  // "load_case", unique
    Phrase title;
    Access access = Access::Session;
    http::BodyPlan::Into body_into = http::BodyPlan::Into::Memory;
    std::uint64_t body_limit = 1 << 20;
    bool takes_json = false;
    int success_status = 200;
    std::string answer_type = "application/json";
    SchemaWriter query_schema = nullptr;
    SchemaWriter body_schema = nullptr;
    SchemaWriter answer_schema = nullptr;
    std::function<Result<Response>(const Request&)> handler;

    std::vector<std::string> segments;  // of `path`, made by the router

    Route& titled(std::string zh, std::string en) {
        title = {std::move(zh), std::move(en)};
        return *this;
    }
    // 201 and 202 for what makes something; the default is 200, and 204 for Result<void>.
    Route& answers_with(int status) {
        success_status = status;
        return *this;
    }
    // For handlers that return a Response of another type, such as a file.
    Route& answers_as(std::string content_type) {
        answer_type = std::move(content_type);
        return *this;
    }
    Route& without_session() {
        access = Access::Open;
        return *this;
    }
    Route& up_to_bytes(std::uint64_t limit) {
        body_limit = limit;
        return *this;
    }
};

// The table of routes, and the one function that answers a request.
//
// A handler is a member function that returns Result<T>: T a described struct (or a vector or map
// of them), void, or a Response of its own.  Its arguments are, in any order and each at most once:
//   const Request&        path parameters and headers: request.path_id<Case>()
//   const UploadedFile&   the body, received into a file
//   const S&              a described struct: from the query string on GET and DELETE and beside an
//                         UploadedFile, else from the JSON body; errors carry field paths
// Include api/typed_routes.h where routes are added (in .cpp files only: it is heavy).
class Router : public http::Site {
public:
    Router() = default;
    Router(const Router&) = delete;
    Router& operator=(const Router&) = delete;

    template <class Api, class Handler>
    Route& get(std::string path, std::string operation, Api* api, Handler handler);
    template <class Api, class Handler>
    Route& post(std::string path, std::string operation, Api* api, Handler handler);
    template <class Api, class Handler>
    Route& put(std::string path, std::string operation, Api* api, Handler handler);
    template <class Api, class Handler>
    Route& patch(std::string path, std::string operation, Api* api, Handler handler);
    template <class Api, class Handler>
    Route& remove(std::string path, std::string operation, Api* api, Handler handler);

    Route& add(Route route);
    // Makes an Api, keeps it as long as the router, and lets it add its routes.
    template <class Api, class... Arguments>
    Api& add_api(Arguments&&... arguments) {
        auto api = std::make_shared<Api>(std::forward<Arguments>(arguments)...);
        api->add_routes(*this);
        kept_.push_back(api);
        return *api;
    }

    // Checks host, origin and token of every request; without a guard (in tests) all may pass.
    void guard_with(SessionGuard* guard) { guard_ = guard; }
    // Answers GET and HEAD outside /api/: the page.
    void pages_from(std::function<Response(const Request&)> pages) { pages_ = std::move(pages); }

    http::BodyPlan plan(const Request& head) override;
    Response handle(Request request) override;
    Response refuse(int status) override;

    const std::deque<Route>& routes() const { return routes_; }

private:
    struct Match;
    Match match(const Request& request) const;
    Response dispatch(Request& request) const;

    std::deque<Route> routes_;
    std::vector<std::shared_ptr<void>> kept_;  // shared only to forget the type: one owner
    std::function<Response(const Request&)> pages_;
    SessionGuard* guard_ = nullptr;
};

}  // namespace shuofa
