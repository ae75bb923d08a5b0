#include "importers/recognise.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace shuofa {
namespace {

std::string sample(const std::string& name) {
    const char* root = std::getenv("SHUOFA_SOURCE_DIR");
    std::ifstream in{std::string{root == nullptr ? "." : root} + "/src/importers/samples/" + name,
                     std::ios::binary};
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

struct Counts {
    std::string error;
    std::size_t drafts = 0;
    std::size_t problems = 0;
    std::size_t reports = 0;
    std::uint64_t farthest = 0;
};

Counts read(const std::string& bytes, const std::string& password = {}) {
    Counts counts;
    BillSink sink;
    sink.start = [](const BillStart&) {};
    sink.draft = [&](const OrderDraft&) { ++counts.drafts; };
    sink.problem = [&](const RowProblem&) { ++counts.problems; };
    sink.finish = [&](const BillReport&) { ++counts.reports; };
    sink.progress = [&](std::uint64_t done) { counts.farthest = done; };
    const ByteFile file = file_of(bytes);
    const auto result = read_bill_file({file, "账单", password}, sink);
    if (!result) counts.error = result.error().reason.id;
    return counts;
}

TEST(ReadBillFile, TellsAMissingPasswordFromAWrongOne) {
    for (const char* name :
         {"alipay_bill_csv/app-2023-aes.zip", "wechat_bill_xlsx/zipcrypto.zip"}) {
        const std::string bytes = sample(name);
        EXPECT_EQ(read(bytes).error, "zip_password_missing") << name;
        EXPECT_EQ(read(bytes, "000000").error, "zip_password_wrong") << name;
    }
    // These pass the one-byte check of the old encryption.
    for (int password = 100000; password < 100600; ++password)
        EXPECT_EQ(read(sample("wechat_bill_xlsx/zipcrypto.zip"), std::to_string(password)).error,
                  "zip_password_wrong");
}

TEST(ReadBillFile, NeedsNoPasswordForAPlainFileThatGetsOne) {
    EXPECT_EQ(read(sample("alipay_bill_csv/web.csv"), "123456").drafts, 6u);
}

TEST(ReadBillFile, ReportsProgressUpToTheWholeFile) {
    const std::string bytes = sample("alipay_bill_csv/app-2023.csv");
    EXPECT_EQ(read(bytes).farthest, bytes.size());
}

TEST(ReadBillFile, PassesAReadErrorOn) {
    constexpr ErrorReason broken{"disk_broken", ErrorCode::Unavailable, "坏", "broken"};
    ByteFile file;
    file.size = 100;
    file.read_at = [&](std::uint64_t, std::span<char>) -> Result<std::size_t> {
        return fail(broken);
    };
    const auto result = read_bill_file({file, "x", ""}, BillSink{});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().reason.id, "disk_broken");
}

TEST(ReadBillFile, CountsTheProblemsItDoesNotList) {
    std::string bytes = sample("alipay_bill_csv/app-2023.csv");
    for (int i = 0; i < 3000; ++i)
        bytes += "2026-13-01 00:00:00 ,a,b,c,d,e,1.00,f,g,h,i,,\n";
    std::int64_t counted = 0;
    std::size_t listed = 0;
    BillSink sink;
    sink.start = [](const BillStart&) {};
    sink.draft = [](const OrderDraft&) {};
    sink.problem = [&](const RowProblem&) { ++listed; };
    sink.finish = [&](const BillReport& report) { counted = report.problems; };
    const ByteFile file = file_of(bytes);
    ASSERT_TRUE(read_bill_file({file, "x", ""}, sink));
    EXPECT_EQ(counted, 3000);
    EXPECT_EQ(listed, 1000u);
}

}  // namespace
}  // namespace shuofa
