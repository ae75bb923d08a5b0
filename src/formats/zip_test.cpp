#include "formats/zip.h"

#include "testing/sample_files.h"
#include "testing/zip_of.h"

#include <gtest/gtest.h>

#include <random>

namespace shuofa {
namespace {

std::string sample(const std::string& name) { return bytes_of(samples_folder() / name); }

constexpr ErrorReason too_large{"too_large", ErrorCode::InvalidInput, "太大", "too large"};

Result<std::string> content(const std::string& bytes, std::size_t member,
                            std::string_view password = {}, const ZipLimits& limits = {}) {
    const ByteFile file = file_of(bytes);
    const ZipFile zip = TRY(ZipFile::open(file, limits));
    const ByteStream stream = TRY(zip.read(member, password));
    return read_all(stream, 1ULL << 30, too_large);
}

std::string_view error_id(const Result<std::string>& result) {
    return result ? "none" : result.error().reason.id;
}

TEST(Zip, ReadsWinZipAesWithItsGbkName) {
    const std::string bytes = sample("alipay_bill_csv/app-2023-aes.zip");
    const ByteFile file = file_of(bytes);
    const auto zip = ZipFile::open(file);
    ASSERT_TRUE(zip);
    ASSERT_EQ(zip->members().size(), 1u);
    EXPECT_EQ(zip->members()[0].name, "支付宝交易明细(20261015-20261115).csv");
    EXPECT_TRUE(zip->members()[0].encrypted);
    EXPECT_EQ(*content(bytes, 0, "123456"), sample("alipay_bill_csv/app-2023.csv"));
}

TEST(Zip, ReadsTraditionalEncryptionWithFolderAndUtf8Name) {
    const std::string bytes = sample("wechat_bill_xlsx/zipcrypto.zip");
    const ByteFile file = file_of(bytes);
    const auto zip = ZipFile::open(file);
    ASSERT_EQ(zip->members().size(), 2u);
    EXPECT_TRUE(zip->members()[0].folder);
    EXPECT_TRUE(zip->members()[1].name.ends_with("——【解压密码可在微信支付公众号查看】.xlsx"));
    EXPECT_EQ(*content(bytes, 1, "654321"), sample("wechat_bill_xlsx/serial-times.xlsx"));
}

TEST(Zip, TellsAMissingPasswordFromAWrongOneAndFromDamage) {
    for (const auto& [name, member] : {std::pair{"alipay_bill_csv/app-2023-aes.zip", 0u},
                                       {"wechat_bill_xlsx/zipcrypto.zip", 1u}}) {
        const std::string bytes = sample(name);
        EXPECT_EQ(error_id(content(bytes, member)), "zip_password_missing");
        for (const char* wrong : {"000000", "111111", "100070", "x"})
            EXPECT_EQ(error_id(content(bytes, member, wrong)), "zip_password_wrong") << wrong;
        EXPECT_EQ(error_id(content(bytes.substr(0, bytes.size() - 30), member)), "zip_damaged");
    }
    EXPECT_EQ(error_id(content("PK\x03\x04 nothing", 0)), "zip_damaged");
    EXPECT_EQ(error_id(content("", 0)), "zip_damaged");
}

TEST(Zip, RefusesABombByItsGrowth) {
    const std::string bytes = zip_of({{"bomb.csv", std::string(32 << 20, '0')}});
    EXPECT_LT(bytes.size(), 100'000u);
    EXPECT_EQ(error_id(content(bytes, 0)), "zip_too_large");
    ZipLimits limits;
    limits.most_member_bytes = 1000;
    EXPECT_EQ(error_id(content(zip_of({{"a", std::string(2000, 'x')}}), 0, {}, limits)),
              "zip_too_large");
}

TEST(Zip, RefusesTooManyMembers) {
    ZipLimits limits;
    limits.most_members = 2;
    const std::string bytes = zip_of({{"a", "1"}, {"b", "2"}, {"c", "3"}});
    EXPECT_EQ(error_id(content(bytes, 0, {}, limits)), "zip_too_large");
    EXPECT_EQ(*content(bytes, 2), "3");
}

TEST(Zip, GivesMembersByTheirPlaceAndKeepsNamesAsText) {
    const std::string bytes = zip_of({{"../../etc/passwd", "x"}, {"账单/一.csv", "甲"}});
    const ByteFile file = file_of(bytes);
    const auto zip = ZipFile::open(file);
    EXPECT_EQ(zip->members()[0].name, "../../etc/passwd");
    EXPECT_EQ(zip->members()[1].name, "账单/一.csv");
    EXPECT_EQ(*content(bytes, 1), "甲");
}

// Reading through all members before the wanted one takes a quarter of a minute for 9,000.
TEST(Zip, FindsOneOfManyAtOnce) {
    std::vector<std::pair<std::string, std::string>> many;
    for (int i = 0; i < 9000; ++i)
        many.emplace_back("d" + std::to_string(i) + "/a.txt", std::to_string(i));
    const std::string bytes = zip_of(many);
    std::size_t read = 0;
    const ByteFile counted{bytes.size(), [&](std::uint64_t offset, std::span<char> into) {
                               const auto got = file_of(bytes).read_at(offset, into);
                               read += got.value_or(0);
                               return got;
                           }};
    ZipLimits limits;
    limits.most_members = 10'000;
    const auto zip = ZipFile::open(counted, limits);
    ASSERT_TRUE(zip);
    read = 0;
    const auto last = read_all(zip->read(8999).value(), 100, too_large);
    EXPECT_EQ(last, "8999");
    EXPECT_LT(read, 4096u);
}

TEST(Zip, SurvivesAnyChangedByte) {
    const std::string whole = zip_of({{"a.csv", "one,two\n"}, {"b.csv", "three\n"}});
    std::mt19937 random{3};
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = whole;
        for (int changes = 0; changes <= round % 4; ++changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const ByteFile file = file_of(bytes);
        const auto zip = ZipFile::open(file);
        if (!zip) continue;
        for (std::size_t i = 0; i < zip->members().size(); ++i)
            (void)content(bytes, i, "1");
    }
}

}  // namespace
}  // namespace shuofa
