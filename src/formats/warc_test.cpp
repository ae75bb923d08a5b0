#include "formats/warc.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace shuofa::warc {
namespace {

std::string record(std::string_view type, std::string_view content) {
    return "WARC/1.0\r\nWARC-Type: " + std::string{type} +
           "\r\nWARC-Target-URI: http://shop.example/\r\nWARC-Date: 2026-11-23T18:42:10Z\r\n"
           "Content-Length: " +
           std::to_string(content.size()) + "\r\n\r\n" + std::string{content} + "\r\n\r\n";
}

std::string packed(std::string_view text) {
    std::string out(text.size() + 200, '\0');
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

const std::string info = record("warcinfo", "software: Wget/1.21.3\r\nformat: WARC\r\n");
const std::string page =
    record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>x</h1>");
const std::string chunks = record("response",
                                  "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n"
                                  "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

TEST(Warc, ReadsPlainAndPackedRecords) {
    for (const std::string& bytes :
         {info + page + chunks, packed(info) + packed(page) + packed(chunks)}) {
        EXPECT_TRUE(looks_like_archive(bytes));
        const auto archive = read(bytes);
        ASSERT_TRUE(archive);
        EXPECT_EQ(archive->software, "Wget/1.21.3");
        ASSERT_EQ(archive->responses.size(), 2u);
        EXPECT_EQ(archive->responses[0].status, 200);
        EXPECT_EQ(archive->responses[0].content_type, "text/html");
        EXPECT_EQ(archive->responses[0].body, "<h1>x</h1>");
        EXPECT_EQ(archive->responses[1].body, "abcde");
        EXPECT_FALSE(archive->cut);
    }
}

TEST(Warc, SurvivesCutsBombsAndLies) {
    const std::string bytes = info + page;
    for (std::size_t i = 0; i < bytes.size(); i += 7)
        (void)read(bytes.substr(0, i));
    EXPECT_TRUE(read(bytes.substr(0, bytes.size() - 8))->cut);
    EXPECT_EQ(read("WARC/1.0\r\nContent-Length: -5\r\n\r\n").error().reason.id, "warc_damaged");
    EXPECT_TRUE(read("WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx")->cut);
    EXPECT_FALSE(read(packed("no archive")));
    EXPECT_FALSE(looks_like_archive("\x1F\x8B rubbish"));
    std::string many;
    for (int i = 0; i < 3000; ++i)
        many += info;
    EXPECT_TRUE(read(many)->cut);
}

}  // namespace
}  // namespace shuofa::warc
