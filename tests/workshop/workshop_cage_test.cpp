#include "adapters/workshop_process.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace shuofa {
namespace {

TEST(WorkshopCage, StandsAndIsProbedFromInside) {
    WorkshopProcess workshop{std::filesystem::path{std::getenv("SHUOFA_BUILD_DIR")} / "bin" /
                             "shuofa-workshop"};
    const auto state = workshop.cage();
    ASSERT_TRUE(state) << state.error().reason.id << " " << state.error().detail;
    EXPECT_TRUE(state->limits);
    EXPECT_TRUE(state->no_new_privileges);
    EXPECT_TRUE(state->seccomp);
    // Kernels before 5.13, or started without it, have no Landlock; the page then says so.
    if (!state->landlock) GTEST_LOG_(WARNING) << "this kernel has no Landlock";
}

}  // namespace
}  // namespace shuofa
