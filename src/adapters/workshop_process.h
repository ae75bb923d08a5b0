#pragma once

#include "ports/workshop.h"

#include <chrono>
#include <filesystem>
#include <mutex>
#include <vector>

namespace shuofa {

struct WorkshopPatience {
    // No frame for this long means that the job hangs.
    std::chrono::milliseconds silence{20'000};
    // A job may not take longer than this in all.
    std::chrono::milliseconds whole{15 * 60'000};
};

// Runs `shuofa-workshop` as a child process, a fresh one for each job, so that nothing of one file
// can touch the next; the child shuts itself into its cage before it reads a byte.  Jobs queue up.
class WorkshopProcess : public Workshop {
public:
    // `program` is the executable; `arguments` follow its name.
    explicit WorkshopProcess(std::filesystem::path program, WorkshopPatience patience = {},
                             std::vector<std::string> arguments = {});

    Result<void> read_file(const FileReading& reading, const FileReadingSink& sink) override;
    Result<std::vector<std::byte>> draw_paper(std::span<const std::byte> paper) override;
    Result<CageState> cage() override;

private:
    std::filesystem::path program_;
    WorkshopPatience patience_;
    std::vector<std::string> arguments_;
    std::mutex one_job_;
};

}  // namespace shuofa
