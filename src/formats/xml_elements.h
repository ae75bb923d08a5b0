#pragma once

#include "formats/byte_source.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace shuofa {

// Cuts the elements of one name out of a large XML file, one after the other, so that each can be
// parsed alone: "<row r="1">...</row>".  Prefixes are ignored; elements of that name inside each
// other are not expected.
class XmlElements {
public:
    // An element larger than `most_bytes` is `damaged`.
    XmlElements(ByteStream stream, std::string_view local_name, std::size_t most_bytes,
                const ErrorReason& damaged);

    // The next element as it stands in the file, or an empty view at the end.
    Result<std::string_view> next();

private:
    Result<bool> fill();
    // Moves `at_` to the next opening tag of the name; false when the buffer has none.
    bool find_opening();

    ByteStream stream_;
    std::string local_name_;
    std::size_t most_bytes_;
    const ErrorReason& damaged_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

}  // namespace shuofa
