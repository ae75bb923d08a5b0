#include "api/error_response.h"

#include <boost/json.hpp>

namespace shuofa {
namespace {

constexpr ErrorReason request_malformed{"request_malformed", ErrorCode::InvalidInput,
                                        "请求的格式不对，已拒绝。",
                                        "The request is malformed and was refused."};
constexpr ErrorReason request_refused{
    "request_refused", ErrorCode::Denied, "这个请求不是从本程序的页面发出的，已拒绝。",
    "This request did not come from this program's own page and was refused."};
constexpr ErrorReason session_needed{
    "session_needed", ErrorCode::Denied, "页面的登录已失效，请回到终端用打印的网址重新打开。",
    "The page's session is over: open the address that the terminal printed again."};
constexpr ErrorReason too_large{"too_large", ErrorCode::InvalidInput, "内容太大，超过了上限。",
                                "The content is larger than allowed."};
constexpr ErrorReason method_wrong{"method_wrong", ErrorCode::InvalidInput,
                                   "这个地址不支持这种操作。",
                                   "This address does not take that method."};
constexpr ErrorReason content_type_wrong{"content_type_wrong", ErrorCode::InvalidInput,
                                         "请用 application/json 发送内容。",
                                         "Send the content as application/json."};
constexpr ErrorReason disk_full{"disk_full", ErrorCode::Unavailable, "磁盘空间不足，请清理后再试。",
                                "The disk is full: free some space and try again."};
constexpr ErrorReason broke{"internal_error", ErrorCode::Internal,
                            "程序内部出错，您的数据没有改动。",
                            "Internal error; your data was not changed."};

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidInput:
        case ErrorCode::Usage:
            return 422;
        case ErrorCode::NotFound:
            return 404;
        case ErrorCode::Conflict:
            return 409;
        case ErrorCode::Denied:
            return 403;
        case ErrorCode::Unavailable:
            return 503;
        case ErrorCode::Internal:
            return 500;
    }
    return 500;
}

http::Response problem(const Error& error, int status, Language language) {
    const boost::json::object document{
        {"id", error.reason.id},
        {"message", language == Language::English ? error.reason.en : error.reason.zh},
        {"detail", error.detail},
        {"where", error.where},
        {"status", status}};
    http::Response response{.status = status};
    response.set("Content-Type", "application/problem+json; charset=utf-8");
    response.body = boost::json::serialize(document);
    return response;
}

const ErrorReason& reason_of(int status) {
    switch (status) {
        case 401:
            return session_needed;
        case 403:
        case 421:
            return request_refused;
        case 404:
            return http::not_found;
        case 405:
            return method_wrong;
        case 413:
        case 431:
            return too_large;
        case 415:
            return content_type_wrong;
        case 507:
            return disk_full;
        case 500:
            return broke;
        default:
            return request_malformed;
    }
}

}  // namespace

http::Response error_response(const Error& error, Language language) {
    return problem(error, status_of(error.reason.code), language);
}

http::Response error_response(int status, Language language) {
    return problem(Error{reason_of(status), {}, {}}, status, language);
}

}  // namespace shuofa
