#include "adapters/workshop_process.h"
#include "domain/papers/paper_codec.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace shuofa {
namespace {

WorkshopProcess real_workshop() {
    return WorkshopProcess{std::filesystem::path{std::getenv("SHUOFA_BUILD_DIR")} / "bin" /
                           "shuofa-workshop"};
}

TEST(WorkshopCage, StandsAndIsProbedFromInside) {
    auto workshop = real_workshop();
    const auto state = workshop.cage();
    ASSERT_TRUE(state) << state.error().reason.id << " " << state.error().detail;
    EXPECT_TRUE(state->limits);
    EXPECT_TRUE(state->no_new_privileges);
    EXPECT_TRUE(state->seccomp);
    // Kernels before 5.13, or started without it, have no Landlock; the page then says so.
    if (!state->landlock) GTEST_LOG_(WARNING) << "this kernel has no Landlock";
}

TEST(WorkshopCage, LeavesTheFontsThatDrawingNeeds) {
    auto workshop = real_workshop();
    Paper paper;
    paper.title = "投诉信";
    paper.written_on = Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{25}};
    paper.blocks = {{.kind = BlockKind::Paragraph, .text = "您好，我要投诉。"}};
    const auto drawing = workshop.draw_paper(encode_paper(paper));
    ASSERT_TRUE(drawing) << drawing.error().reason.id << " " << drawing.error().detail;
    const std::string_view text{reinterpret_cast<const char*>(drawing->data()), drawing->size()};
    EXPECT_TRUE(text.starts_with("%PDF-"));
    EXPECT_TRUE(text.find("NotoSerif") != text.npos || text.find("NotoSans") != text.npos ||
                text.find("ObjStm") != text.npos);
}

TEST(WorkshopCage, RefusesAPaperThatIsBroken) {
    auto workshop = real_workshop();
    const std::byte rubbish[] = {std::byte{0xFF}, std::byte{0xFF}};
    EXPECT_EQ(workshop.draw_paper(rubbish).error().reason.id, "paper_bytes_broken");
}

}  // namespace
}  // namespace shuofa
