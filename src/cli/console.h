#pragma once

#include "base/language.h"
#include "base/result.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace shuofa {

// Where a command prints.  With --json exactly one JSON document goes to `out` and people's text is
// not printed; progress and warnings always go to `err`.
class Console {
public:
    Console(std::ostream& out, std::ostream& err, Language language, bool json,
            bool err_is_terminal)
        : out_{out},
          err_{err},
          language_{language},
          json_{json},
          err_is_terminal_{err_is_terminal} {}

    bool wants_json() const { return json_; }
    Language language() const { return language_; }
    const std::string& say(const Phrase& phrase) const { return phrase.in(language_); }

    void print_json(std::string_view document);
    // A line for people.
    void print(std::string_view line);
    void warn(std::string_view line);
    // A line that the next one replaces; nothing when nobody watches.
    void progress(std::string_view line);

    // Prints why a command failed and what to do, in the form that was asked for.
    void print_error(const Error& error);

private:
    void end_progress();

    std::ostream& out_;
    std::ostream& err_;
    Language language_;
    bool json_;
    bool err_is_terminal_;
    bool progress_shown_ = false;
};

int exit_code(const Error& error);

}  // namespace shuofa
