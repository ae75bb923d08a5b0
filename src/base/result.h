#pragma once

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace shuofa {

// What kind of failure it is: decides the exit code of the command line and the HTTP status.
enum class ErrorCode {
    InvalidInput,  // exit 3: the file, field or argument is wrong
    Usage,         // exit 2: the command line itself is wrong
    NotFound,      // exit 4
    Conflict,      // exit 5
    Denied,        // exit 6: not allowed here
    Unavailable,   // exit 6: disk, database, network, workshop
    Internal,      // exit 70: a bug
};

// Stands as a constant beside the code that raises it.  The messages are for the user and say what
// to do; the id is stable, for programs.
struct ErrorReason {
    std::string_view id;
    ErrorCode code;
    std::string_view zh;
    std::string_view en;
};

struct Error {
    ErrorReason reason;
    std::string detail;  // for the log, and shown small: never names, addresses or file contents
    std::string where;   // field path, or file and row

    bool operator==(const Error& other) const {
        return reason.id == other.reason.id && detail == other.detail && where == other.where;
    }
};

// A value or the Error that prevented it.  Ignoring one is a compile error.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> fail(const ErrorReason& reason, std::string detail = {},
                                  std::string where = {}) {
    return tl::unexpected<Error>{Error{reason, std::move(detail), std::move(where)}};
}

// Adds where it happened to an error that does not say so yet.
template <class T>
Result<T> at(std::string_view where, Result<T> result) {
    if (!result && result.error().where.empty()) result.error().where = where;
    return result;
}

namespace result_detail {
template <class T>
T take_value(tl::expected<T, Error>&& result) {
    return std::move(*result);
}
inline void take_value(tl::expected<void, Error>&&) {}
}  // namespace result_detail

// Gives the value of a Result, or returns its error from the enclosing function.
#define TRY(expression) TRY_IMPL_(TRY_NAME_(__COUNTER__), expression)
#define TRY_NAME_(counter) TRY_NAME_IMPL_(counter)
#define TRY_NAME_IMPL_(counter) try_result_##counter
#define TRY_IMPL_(name, expression)                                                 \
    __extension__({                                                                 \
        auto name = (expression);                                                   \
        if (!name) return tl::unexpected<::shuofa::Error>{std::move(name).error()}; \
        ::shuofa::result_detail::take_value(std::move(name));                       \
    })

}  // namespace shuofa
