#include "formats/ofd.h"

#include "base/text.h"
#include "formats/mail_words.h"
#include "formats/zip.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>

namespace shuofa::ofd {
namespace {

constexpr std::size_t most_pages = 20;
constexpr std::size_t most_pictures = 20;
constexpr std::size_t most_attachments = 10;
constexpr std::size_t most_texts = 50'000;
constexpr std::uint64_t most_member_bytes = 16U << 20;
constexpr std::uint64_t most_bytes = 96U << 20;
constexpr ZipLimits zip_limits{.most_members = 2000, .most_member_bytes = most_member_bytes};

// "a/./b/../c" as "a/c"; names never leave the archive.
std::string normal_path(std::string_view path) {
    const std::string slashes = replace_all(path, "\\", "/");
    std::vector<std::string> parts;
    for (const std::string_view part : split(slashes, '/')) {
        if (part.empty() || part == ".") continue;
        if (part != "..") {
            parts.emplace_back(part);
        } else if (!parts.empty()) {
            parts.pop_back();
        }
    }
    return join(parts, "/");
}

std::string folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string{} : std::string{path.substr(0, slash)};
}

// The files of a package by their paths.
class Archive {
public:
    explicit Archive(const ZipFile& zip) : zip_{zip} {
        for (std::size_t i = 0; i < zip.members().size(); ++i) {
            if (zip.members()[i].folder) continue;
            const std::string path = normal_path(zip.members()[i].name);
            by_path_.try_emplace(path, i);
            by_lower_path_.try_emplace(lower_ascii(path), i);
        }
    }

    // The path that `path`, as written in the file `from`, means; empty when there is no such file.
    // Some producers write paths from the root without the slash, some in the wrong case.
    std::string find(std::string_view from, std::string_view path) const {
        path = trim(path);
        if (path.empty()) return {};
        const std::string absolute = normal_path(path);
        const std::string relative = normal_path(folder_of(from) + "/" + std::string{path});
        for (const std::string& candidate :
             {path.starts_with('/') ? absolute : relative, absolute, relative}) {
            if (by_path_.contains(candidate)) return candidate;
            const auto lower = by_lower_path_.find(lower_ascii(candidate));
            if (lower != by_lower_path_.end())
                return normal_path(zip_.members()[lower->second].name);
        }
        return {};
    }

    Result<std::string> bytes(const std::string& path) {
        const auto found = by_path_.find(path);
        if (found == by_path_.end()) return fail(ofd_damaged, "member missing");
        std::string text =
            TRY(read_all(TRY(zip_.read(found->second)), most_member_bytes, ofd_refused));
        read_ += text.size();
        if (read_ > most_bytes) return fail(ofd_refused, "bytes in all");
        return text;
    }

    Result<xml::Element> root(const std::string& path) {
        const std::string text = TRY(bytes(path));
        std::vector<xml::Element> roots = TRY(xml::parse(text));
        return std::move(roots.front());
    }

private:
    const ZipFile& zip_;
    std::map<std::string, std::size_t> by_path_;
    std::map<std::string, std::size_t> by_lower_path_;
    std::uint64_t read_ = 0;
};

bool is_too_large(const Error& error) {
    return error.reason.id == ofd_refused.id || error.reason.id == zip_too_large.id ||
           error.reason.id == xml::xml_refused.id;
}

class PackageReader {
public:
    explicit PackageReader(const ZipFile& zip) : archive_{zip} {}

    Result<Package> read() {
        const std::string entry = archive_.find("", "OFD.xml");
        const xml::Element ofd = TRY(archive_.root(entry));
        const xml::Element* body = ofd.child("DocBody");
        if (body == nullptr) return fail(ofd_damaged, "no document");
        if (const xml::Element* custom = body->child("DocInfo")) {
            if (const xml::Element* datas = custom->child("CustomDatas")) {
                for (const xml::Element* data : datas->all("CustomData"))
                    package_.custom_data.emplace_back(data->attribute("Name"), data->text);
            }
        }
        const std::string document_path = archive_.find(entry, body->text_at("DocRoot"));
        const xml::Element document = TRY(archive_.root(document_path));
        TRY(read_pages(document, document_path));
        TRY(read_tags(archive_.find(document_path, document.text_at("CustomTags"))));
        TRY(read_attachments(archive_.find(document_path, document.text_at("Attachments"))));
        if (const xml::Element* common = document.child("CommonData")) {
            for (const char* name : {"DocumentRes", "PublicRes"}) {
                for (const xml::Element* resource : common->all(name))
                    TRY(read_pictures(archive_.find(document_path, resource->text)));
            }
        }
        const std::string_view signatures = body->text_at("Signatures");
        if (!signatures.empty()) {
            TRY(optional(check_signatures(archive_.find(entry, signatures)),
                         [&] { package_.signature = Signature::Unreadable; }));
        }
        return std::move(package_);
    }

private:
    // What is broken is left out; what is too large ends the reading.
    template <class Then>
    static Result<void> optional(Result<void> result, Then otherwise) {
        if (!result && is_too_large(result.error())) return fail(ofd_refused);
        if (!result) otherwise();
        return {};
    }
    Result<std::optional<xml::Element>> optional_root(const std::string& path) {
        if (path.empty()) return std::optional<xml::Element>{};
        Result<xml::Element> root = archive_.root(path);
        if (root) return std::optional<xml::Element>{*std::move(root)};
        if (is_too_large(root.error())) return fail(ofd_refused);
        return std::optional<xml::Element>{};
    }

    void collect_texts(const xml::Element& element, Page& page) {
        for (const xml::Element& inner : element.children) {
            if (inner.name != "TextObject") {
                collect_texts(inner, page);
                continue;
            }
            TextObject object;
            object.id = inner.attribute("ID");
            for (const xml::Element* code : inner.all("TextCode"))
                object.text += code->text;
            const std::string boundary{inner.attribute("Boundary")};
            char* at = const_cast<char*>(boundary.c_str());
            object.x = std::strtod(at, &at);
            object.y = std::strtod(at, &at);
            object.width = std::strtod(at, &at);
            object.height = std::strtod(at, &at);
            if (++texts_ <= most_texts) page.texts.push_back(std::move(object));
        }
    }

    Result<void> read_pages(const xml::Element& document, const std::string& path) {
        const xml::Element* list = document.child("Pages");
        const xml::Element* common = document.child("CommonData");
        const auto read_page = [&](const xml::Element& entry) -> Result<Page> {
            Page page;
            page.id = entry.attribute("ID");
            const auto content =
                TRY(optional_root(archive_.find(path, entry.attribute("BaseLoc"))));
            if (content) collect_texts(*content, page);
            for (const TextObject& object : page.texts)
                texts_by_id_.try_emplace({page.id, object.id}, object.text);
            return page;
        };
        if (list != nullptr) {
            for (const xml::Element* entry : list->all("Page")) {
                if (package_.pages.size() == most_pages) break;
                package_.pages.push_back(TRY(read_page(*entry)));
            }
        }
        if (common == nullptr) return {};
        const auto templates = common->all("TemplatePage");
        for (std::size_t i = 0; i < std::min(templates.size(), most_pages); ++i)
            (void)TRY(read_page(*templates[i]));  // tags may refer to what stands on them
        return {};
    }

    void resolve(xml::Element& element) {
        std::string text;
        bool refers = false;
        for (xml::Element& inner : element.children) {
            if (inner.name == "ObjectRef") {
                refers = true;
                const auto found =
                    texts_by_id_.find({std::string{inner.attribute("PageRef")}, inner.text});
                if (found != texts_by_id_.end()) text += found->second;
            } else if (inner.name == "ObjectData") {  // the value itself
                refers = true;
                text += inner.text;
            } else {
                resolve(inner);
            }
        }
        if (!refers) return;
        element.text = std::string{trim(text)};
        std::erase_if(element.children, [](const xml::Element& inner) {
            return inner.name == "ObjectRef" || inner.name == "ObjectData";
        });
    }

    Result<void> read_tags(const std::string& path) {
        const auto list = TRY(optional_root(path));
        if (!list) return {};
        for (const xml::Element* entry : list->all("CustomTag")) {
            if (package_.tags.size() == most_attachments) break;
            auto tag = TRY(optional_root(archive_.find(path, entry->text_at("FileLoc"))));
            if (!tag) continue;
            resolve(*tag);
            package_.tags.push_back(*std::move(tag));
        }
        return {};
    }

    Result<void> read_attachments(const std::string& path) {
        const auto list = TRY(optional_root(path));
        if (!list) return {};
        for (const xml::Element* entry : list->all("Attachment")) {
            if (package_.attachments.size() == most_attachments) break;
            const std::string file = archive_.find(path, entry->text_at("FileLoc"));
            if (file.empty()) continue;
            auto bytes = archive_.bytes(file);
            if (!bytes && is_too_large(bytes.error())) return fail(ofd_refused);
            if (bytes) package_.attachments.push_back({file, *std::move(bytes)});
        }
        return {};
    }

    Result<void> read_pictures(const std::string& path) {
        const auto resources = TRY(optional_root(path));
        if (!resources) return {};
        const std::string base{resources->attribute("BaseLoc")};
        const xml::Element* media = resources->child("MultiMedias");
        if (media == nullptr) return {};
        for (const xml::Element* entry : media->all("MultiMedia")) {
            if (package_.pictures.size() == most_pictures) break;
            const std::string name{entry->text_at("MediaFile")};
            std::string file = archive_.find(path, base + "/" + name);
            if (file.empty()) file = archive_.find(path, name);
            // JBIG2 and others hold seals and letters, no codes that could be read here.
            const std::string lower = lower_ascii(file);
            if (!lower.ends_with(".png") && !lower.ends_with(".jpg") && !lower.ends_with(".jpeg"))
                continue;
            auto bytes = archive_.bytes(file);
            if (!bytes && is_too_large(bytes.error())) return fail(ofd_refused);
            if (bytes) package_.pictures.push_back({file, *std::move(bytes)});
        }
        return {};
    }

    static const EVP_MD* digest_of(std::string_view method) {
        if (contains(method, "1.2.156.10197.1.401") || method == "SM3") return EVP_sm3();
        if (method == "SHA256" || method == "2.16.840.1.101.3.4.2.1") return EVP_sha256();
        if (method == "SHA1" || method == "1.3.14.3.2.26") return EVP_sha1();
        // The standard's own default.
        if (method == "MD5" || method.empty()) return EVP_md5();
        return nullptr;
    }

    Result<void> check_signatures(const std::string& path) {
        const xml::Element list = TRY(archive_.root(path));
        for (const xml::Element* entry : list.all("Signature")) {
            const std::string file = archive_.find(path, entry->attribute("BaseLoc"));
            const xml::Element signature = TRY(archive_.root(file));
            const xml::Element* signed_part = signature.child("SignedInfo");
            const xml::Element* references =
                signed_part == nullptr ? nullptr : signed_part->child("References");
            const EVP_MD* method =
                references == nullptr ? nullptr : digest_of(references->attribute("CheckMethod"));
            if (method == nullptr) return fail(ofd_damaged, "signature method");
            for (const xml::Element* reference : references->all("Reference"))
                TRY(check_reference(*reference, file, method));
        }
        if (package_.signature == Signature::None) return fail(ofd_damaged, "empty signature");
        return {};
    }

    Result<void> check_reference(const xml::Element& reference, const std::string& from,
                                 const EVP_MD* method) {
        const std::string expected = mime::decode_base64(reference.text_at("CheckValue"));
        const std::string path = archive_.find(from, reference.attribute("FileRef"));
        std::string digest(EVP_MAX_MD_SIZE, '\0');
        unsigned size = 0;
        bool same = false;
        if (!path.empty()) {
            const std::string bytes = TRY(archive_.bytes(path));
            EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()),
                       &size, method, nullptr);
            same = std::string_view{digest}.substr(0, size) == expected;
        }
        if (!same) {
            package_.signature = Signature::FilesChanged;
        } else if (package_.signature == Signature::None) {
            package_.signature = Signature::FilesUnchanged;
        }
        return {};
    }

    Archive archive_;
    Package package_;
    std::map<std::pair<std::string, std::string>, std::string> texts_by_id_;
    std::size_t texts_ = 0;
};

}  // namespace

bool is_package(std::span<const std::string> names) {
    return std::any_of(names.begin(), names.end(), [](std::string_view name) {
        return lower_ascii(normal_path(name)) == "ofd.xml";
    });
}

Result<Package> read(const ByteFile& file) {
    const ZipFile zip = TRY(ZipFile::open(file, zip_limits));
    return PackageReader{zip}.read();
}

}  // namespace shuofa::ofd
