#pragma once

#include "base/result.h"
#include "formats/byte_source.h"
#include "formats/xml_tree.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shuofa::ofd {

// A piece of text on a page, in millimetres from the upper left corner.
struct TextObject {
    std::string id;
    std::string text;
    double x = 0, y = 0, width = 0, height = 0;
};

struct Page {
    std::string id;
    std::vector<TextObject> texts;  // in the order of the file
};

struct File {
    std::string name;
    std::string bytes;
};

// Whether the files are those that the signature lists.  The seal itself (GB/T 38540) needs the
// tax office's certificates and is not checked.
enum class Signature { None, FilesUnchanged, FilesChanged, Unreadable };

struct Package {
    std::vector<std::pair<std::string, std::string>> custom_data;  // of OFD.xml, name and value
    // The custom tags of the document.  References to texts of pages are resolved: an element's
    // text is that of all objects it refers to.
    std::vector<xml::Element> tags;
    std::vector<File> attachments;
    std::vector<Page> pages;     // the first twenty
    std::vector<File> pictures;  // PNG and JPEG, the first twenty
    Signature signature = Signature::None;
};

inline constexpr ErrorReason ofd_damaged{
    "ofd_damaged", ErrorCode::InvalidInput, "这个 OFD 文件已损坏或没有下载完整，请重新下载。",
    "This OFD file is damaged or was not downloaded completely: download it again."};
inline constexpr ErrorReason ofd_refused{
    "ofd_refused", ErrorCode::InvalidInput, "这个 OFD 文件展开后太大，不像发票，没有读取。",
    "This OFD file unpacks to far more than an invoice would: it was not read."};

// True when the names in a zip archive are those of an OFD package (GB/T 33190).
bool is_package(std::span<const std::string> names);

// Reads the first document of a package.  What is missing or broken inside is left out, as long as
// OFD.xml and the document can be read.
Result<Package> read(const ByteFile& file);

}  // namespace shuofa::ofd
