#include "main/embedded_library.h"

#include "base/embedded_file.h"
#include "reference/channel_files.h"

#include <mutex>
#include <optional>
#include <vector>

namespace shuofa {

extern const EmbeddedFile data_files[];
extern const std::size_t data_file_count;

namespace {

constexpr ErrorReason knowledge_missing{"knowledge_missing", ErrorCode::Unavailable,
                                        "这个版本的程序不带这部分资料。",
                                        "This build does not carry that knowledge."};

class EmbeddedLibrary final : public Library {
public:
    Result<const RuleBook*> rules() override { return fail(knowledge_missing, "rules"); }
    Result<const WorkCalendar*> calendar() override { return fail(knowledge_missing, "calendar"); }
    Result<const Directory*> directory() override {
        std::call_once(directory_read_, [&] { directory_ = read_directory(); });
        if (!*directory_) return tl::unexpected<Error>{directory_->error()};
        return (*directory_)->get();
    }
    Result<const PaperTemplates*> templates() override { return fail(knowledge_missing, "papers"); }

private:
    static Result<std::unique_ptr<Directory>> read_directory() {
        std::vector<ChannelFile> files;
        for (const EmbeddedFile* file = data_files; file != data_files + data_file_count; ++file) {
            constexpr std::string_view folder = "channels/";
            const std::string_view path = file->path;
            if (path.starts_with(folder))
                files.push_back({path.substr(folder.size()), file->content()});
        }
        return read_channel_files(files);
    }

    std::once_flag directory_read_;
    std::optional<Result<std::unique_ptr<Directory>>> directory_;
};

}  // namespace

std::unique_ptr<Library> make_embedded_library() { return std::make_unique<EmbeddedLibrary>(); }

}  // namespace shuofa
