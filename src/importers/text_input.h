#pragma once

#include "formats/csv.h"
#include "formats/text_encoding.h"
#include "importers/importer.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace shuofa {

// A text file as rows: decoded and parsed piece by piece.
class TextInput {
public:
    // `on_piece` is called after every piece of the stream.
    TextInput(ByteStream stream, std::function<void()> on_piece);
    TextInput(const TextInput&) = delete;
    TextInput& operator=(const TextInput&) = delete;

    // Reads the first piece.  Its bytes and its text stay available until reading begins.
    Result<void> open();
    std::string_view head_bytes() const { return {bytes_.data(), head_size_}; }
    std::string_view head() const { return head_; }

    // What an importer reads from; refers to this object.
    BillInput rows(std::string member);

private:
    Result<std::string_view> more();
    Result<std::size_t> fill();
    Result<const TableRow*> next_row();
    Result<std::string> whole_text();
    std::string encoding_name() const;

    ByteStream stream_;
    std::function<void()> on_piece_;
    std::string bytes_;
    std::size_t head_size_ = 0;
    std::string head_;
    bool head_given_ = false;
    bool ended_ = false;
    TextDecoder decoder_;
    csv::Reader reader_;
    TableRow row_;
};

}  // namespace shuofa
