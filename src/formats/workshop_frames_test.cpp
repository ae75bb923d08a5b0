#include "formats/workshop_frames.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

std::vector<std::byte> bytes(std::string_view text) {
    const auto* data = reinterpret_cast<const std::byte*>(text.data());
    return {data, data + text.size()};
}

TEST(WorkshopFrames, CarryARequestUnchanged) {
    const WorkshopRequest request{WorkshopJob::ReadFile, "账单.csv", "123456", bytes("x\0y")};
    const auto back = read_request(write_request(request));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->job, request.job);
    EXPECT_EQ(back->name, request.name);
    EXPECT_EQ(back->password, request.password);
    EXPECT_EQ(back->content, request.content);
}

TEST(WorkshopFrames, RefuseEveryCutRequest) {
    const auto whole = write_request({WorkshopJob::DrawPaper, "n", "p", bytes("content")});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(read_request(std::span{whole}.first(size))) << size;
    }
    auto longer = whole;
    longer.push_back(std::byte{0});
    EXPECT_FALSE(read_request(longer));
}

TEST(WorkshopFrames, RefuseAHeadThatIsTooLargeOrUnknown) {
    const auto good = write_head({5, FrameType::Drafts});
    EXPECT_EQ(read_head(good)->size, 5u);
    EXPECT_FALSE(
        read_head(write_head({static_cast<std::uint32_t>(most_frame_bytes + 1), FrameType::Done})));
    EXPECT_FALSE(read_head(write_head({0, static_cast<FrameType>(99)})));
}

TEST(WorkshopFrames, CarryAnErrorAndMakeItsTextsSafe) {
    const Error error{{"bad", ErrorCode::InvalidInput, "不行", "no"}, "a\x1B[31mb\u202E", "row 3"};
    const auto back = read_error(write_error(error));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->reason.id, "bad");
    EXPECT_EQ(back->reason.zh, "不行");
    EXPECT_EQ(back->detail, "a [31mb");
    EXPECT_EQ(back->where, "row 3");
}

TEST(WorkshopFrames, CarryNumbers) {
    const std::uint64_t numbers[] = {1, 1ULL << 40, 3};
    EXPECT_EQ(read_numbers(write_numbers(numbers)).value(),
              (std::vector<std::uint64_t>{1, 1ULL << 40, 3}));
    EXPECT_FALSE(read_numbers(bytes("123")));
}

}  // namespace
}  // namespace shuofa
