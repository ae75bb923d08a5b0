#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// How far the workshop has got with a file.
struct WorkProgress {
    std::uint64_t bytes_done = 0;
    std::uint64_t bytes_total = 0;
    std::uint64_t rows_done = 0;
};

// One thing to do with foreign bytes.
struct FileReading {
    std::filesystem::path file;  // opened here, handed over as a descriptor
    std::string name;            // as the user calls it: only for recognising and messages
    std::string password;        // for encrypted archives; empty when there is none
    std::string mail_keys = {};  // lines "selector._domainkey.domain v=DKIM1; ..."
    std::string columns = {};    // how unknown tables are read, see orders/column_mapping
};

// Takes what the workshop sends while it reads a file.  Bytes are frames of
// domain/orders/draft_codec and domain/documents/document_codec, still to be checked: the workshop
// is not trusted.  An error stops the job.
struct FileReadingSink {
    std::function<Result<void>(std::span<const std::byte> frame)> on_frame;
    std::function<Result<void>(const WorkProgress&)> on_progress;
};

// Which of the cage's walls stand on this machine.
struct CageState {
    bool limits = false;
    bool no_new_privileges = false;
    bool landlock = false;
    bool seccomp = false;
};

// The door to the second program, in which foreign bytes are parsed and pages are drawn.  One job
// at a time; a job that hangs or dies is an error, and the next one finds a fresh workshop.
class Workshop {
public:
    virtual ~Workshop() = default;
    virtual Result<void> read_file(const FileReading& reading, const FileReadingSink& sink) = 0;
    // `paper` is a paper written by domain/papers/paper_codec; the answer is a PDF.
    virtual Result<std::vector<std::byte>> draw_paper(std::span<const std::byte> paper) = 0;
    // Starts the workshop if need be and asks it.
    virtual Result<CageState> cage() = 0;
};

}  // namespace shuofa
