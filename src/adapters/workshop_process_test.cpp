#include "adapters/workshop_process.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>

namespace shuofa {
namespace {

using namespace std::chrono_literals;

// Shells that behave as badly as a workshop can.
WorkshopProcess bad_workshop(const std::string& script) {
    return WorkshopProcess{"/bin/sh", {.silence = 1500ms, .whole = 5s}, {"-c", script}};
}

std::filesystem::path some_file() {
    const auto path = std::filesystem::path{testing::TempDir()} / "workshop_process_test.csv";
    std::ofstream{path} << "x";
    return path;
}

Result<void> read_with(WorkshopProcess& workshop) {
    return workshop.read_file(
        {some_file(), "bill.csv", ""},
        {[](std::span<const std::byte>) -> Result<void> { return {}; }, nullptr});
}

void expect_no_child_left() {
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST(WorkshopProcess, SaysSoWhenTheProgramIsNotThere) {
    WorkshopProcess workshop{"/nonexistent/shuofa-workshop"};
    EXPECT_EQ(workshop.cage().error().reason.id, "workshop_missing");
}

TEST(WorkshopProcess, TurnsAKilledWorkshopIntoAnErrorAndGoesOn) {
    auto workshop = bad_workshop("kill -9 $$");
    EXPECT_EQ(read_with(workshop).error().reason.id, "workshop_died");
    EXPECT_EQ(workshop.cage().error().detail, "signal 9");
    expect_no_child_left();
}

TEST(WorkshopProcess, StopsAWorkshopThatHangs) {
    auto workshop = bad_workshop("exec sleep 60");
    EXPECT_EQ(read_with(workshop).error().reason.id, "workshop_silent");
    expect_no_child_left();
}

TEST(WorkshopProcess, DropsAnAnswerThatMakesNoSense) {
    auto workshop = bad_workshop("printf 'hello, world'; sleep 1");
    EXPECT_EQ(read_with(workshop).error().reason.id, "workshop_babbles");
    auto huge = bad_workshop(R"(printf '\377\377\377\377\004'; sleep 1)");
    EXPECT_EQ(read_with(huge).error().reason.id, "workshop_babbles");
}

TEST(WorkshopProcess, TakesADoneForAnEnd) {
    auto workshop = bad_workshop(R"(cat > /dev/null; printf '\000\000\000\000\007')");
    EXPECT_TRUE(read_with(workshop));
}

TEST(WorkshopProcess, RefusesAFileThatIsNotThere) {
    WorkshopProcess workshop{"/bin/true"};
    EXPECT_EQ(workshop.read_file({"/nonexistent.csv", "a.csv", ""}, {}).error().reason.id,
              "file_unreadable");
}

}  // namespace
}  // namespace shuofa
