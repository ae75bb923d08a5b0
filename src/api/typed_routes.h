#pragma once

// The typed half of Router: handlers with described structs.  Heavy: for .cpp files only.

#include "api/query_reader.h"
#include "api/router.h"
#include "formats/describe.h"

#include <tuple>

namespace shuofa {
namespace typed_routes {

template <class T>
inline constexpr bool is_struct_argument =
    !std::is_same_v<T, Request> && !std::is_same_v<T, UploadedFile>;

constexpr bool reads_query(http::Method method, bool takes_upload) {
    return takes_upload || method == http::Method::Get || method == http::Method::Delete;
}

template <class T>
void write_schema(boost::json::object& components, boost::json::value& schema) {
    schema = describe::schema<T>(components);
}

template <class T>
Result<Response> answer(const T& value, int status) {
    Response response{.status = status};
    response.set("Content-Type", "application/json; charset=utf-8");
    response.body = describe::to_text(value);
    return response;
}

template <class Argument>
Result<Argument> read_struct(const Request& request, bool from_query) {
    if (from_query) return describe::from_json<Argument>(TRY(query_object<Argument>(request)));
    return describe::from_text<Argument>(request.body);
}

// Gives one argument of a handler: the request, its file, or the struct that was read.
template <class Argument, class Struct>
const Argument& pick(const Request& request, const Struct& read) {
    if constexpr (std::is_same_v<Argument, Request>) {
        return request;
    } else if constexpr (std::is_same_v<Argument, UploadedFile>) {
        return *request.upload;
    } else {
        return read;
    }
}

struct Nothing {};

template <class... Arguments>
struct StructArgument {
    using type = Nothing;
};
template <class First, class... Rest>
struct StructArgument<First, Rest...> {
    using type = std::conditional_t<is_struct_argument<First>, First,
                                    typename StructArgument<Rest...>::type>;
};

template <class Answer, class Api, class Member, class... Arguments>
Route make(http::Method method, Api* api, Member member) {
    using Struct = typename StructArgument<Arguments...>::type;
    constexpr bool has_struct = !std::is_same_v<Struct, Nothing>;
    constexpr bool takes_upload = (std::is_same_v<Arguments, UploadedFile> || ...);
    static_assert((int{is_struct_argument<Arguments>} + ... + 0) <= 1,
                  "a handler takes at most one struct");
    const bool from_query = reads_query(method, takes_upload);

    Route route;
    route.method = method;
    if constexpr (takes_upload) {
        route.body_into = http::BodyPlan::Into::File;
        route.body_limit = 512ULL << 20;
    }
    if constexpr (has_struct) {
        (from_query ? route.query_schema : route.body_schema) = &write_schema<Struct>;
        route.takes_json = !from_query;
    }
    if constexpr (std::is_void_v<Answer>) {
        route.success_status = 204;
    } else if constexpr (!std::is_same_v<Answer, Response>) {
        route.answer_schema = &write_schema<Answer>;
    }
    route.handler = [api, member, from_query](const Request& request) -> Result<Response> {
        if constexpr (takes_upload) {
            if (!request.upload) return fail(http::not_found, "no body was received", "body");
        }
        Struct read{};
        if constexpr (has_struct) read = TRY(read_struct<Struct>(request, from_query));
        auto result = (api->*member)(pick<Arguments>(request, read)...);
        if (!result) return tl::unexpected<Error>{std::move(result).error()};
        if constexpr (std::is_void_v<Answer>) {
            return Response{.status = 204};
        } else if constexpr (std::is_same_v<Answer, Response>) {
            return *std::move(result);
        } else {
            return answer(*result, 200);
        }
    };
    return route;
}

template <class Api, class Owner, class Answer, class... Arguments>
Route from(http::Method method, Api* api, Result<Answer> (Owner::*member)(Arguments...)) {
    return make<Answer, Api, decltype(member), std::remove_cvref_t<Arguments>...>(method, api,
                                                                                  member);
}
template <class Api, class Owner, class Answer, class... Arguments>
Route from(http::Method method, Api* api, Result<Answer> (Owner::*member)(Arguments...) const) {
    return make<Answer, Api, decltype(member), std::remove_cvref_t<Arguments>...>(method, api,
                                                                                  member);
}

template <class Api, class Handler>
Route named(http::Method method, std::string path, std::string operation, Api* api,
            Handler handler) {
    Route route = from(method, api, handler);
    route.path = std::move(path);
    route.operation = std::move(operation);
    return route;
}

}  // namespace typed_routes

template <class Api, class Handler>
Route& Router::get(std::string path, std::string operation, Api* api, Handler handler) {
    return add(typed_routes::named(http::Method::Get, path, operation, api, handler));
}
template <class Api, class Handler>
Route& Router::post(std::string path, std::string operation, Api* api, Handler handler) {
    return add(typed_routes::named(http::Method::Post, path, operation, api, handler));
}
template <class Api, class Handler>
Route& Router::put(std::string path, std::string operation, Api* api, Handler handler) {
    return add(typed_routes::named(http::Method::Put, path, operation, api, handler));
}
template <class Api, class Handler>
Route& Router::patch(std::string path, std::string operation, Api* api, Handler handler) {
    return add(typed_routes::named(http::Method::Patch, path, operation, api, handler));
}
template <class Api, class Handler>
Route& Router::remove(std::string path, std::string operation, Api* api, Handler handler) {
    return add(typed_routes::named(http::Method::Delete, path, operation, api, handler));
}

}  // namespace shuofa
