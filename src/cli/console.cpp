#include "cli/console.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <ostream>

namespace shuofa {

void Console::print_json(std::string_view document) {
    end_progress();
    out_ << document << '\n' << std::flush;
}

void Console::print(std::string_view line) {
    if (json_) return;
    end_progress();
    out_ << line << '\n';
}

void Console::warn(std::string_view line) {
    end_progress();
    err_ << line << '\n';
}

void Console::progress(std::string_view line) {
    if (!err_is_terminal_) return;
    err_ << "\r\033[K" << line << std::flush;
    progress_shown_ = true;
}

void Console::end_progress() {
    if (!progress_shown_) return;
    err_ << "\r\033[K" << std::flush;
    progress_shown_ = false;
}

void Console::print_error(const Error& error) {
    end_progress();
    const std::string_view message =
        language_ == Language::English ? error.reason.en : error.reason.zh;
    if (json_) {
        const boost::json::object shown{{"id", error.reason.id},
                                        {"message", message},
                                        {"detail", error.detail},
                                        {"where", error.where}};
        out_ << boost::json::serialize(boost::json::object{{"error", shown}}) << '\n' << std::flush;
        return;
    }
    err_ << message << '\n';
    if (!error.where.empty()) {
        err_ << fmt::format("  {}: {}\n", language_ == Language::English ? "where" : "位置",
                            error.where);
    }
    if (!error.detail.empty()) {
        err_ << fmt::format("  {}: {}\n", language_ == Language::English ? "detail" : "详情",
                            error.detail);
    }
    err_ << fmt::format("  [{}]\n", error.reason.id) << std::flush;
}

int exit_code(const Error& error) {
    switch (error.reason.code) {
        case ErrorCode::Usage:
            return 2;
        case ErrorCode::InvalidInput:
            return 3;
        case ErrorCode::NotFound:
            return 4;
        case ErrorCode::Conflict:
            return 5;
        case ErrorCode::Denied:
        case ErrorCode::Unavailable:
            return 6;
        case ErrorCode::Internal:
            return 70;
    }
    return 70;
}

}  // namespace shuofa
