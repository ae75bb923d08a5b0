#include "main/embedded_library.h"

#include "base/embedded_file.h"
#include "domain/channels/directory.h"
#include "domain/law/rule_book.h"
#include "domain/law/work_calendar.h"
#include "domain/papers/paper_template.h"
#include "reference/channel_files.h"
#include "reference/guide_files.h"
#include "reference/holiday_files.h"
#include "reference/pack_files.h"
#include "reference/paper_files.h"
#include "reference/rule_files.h"
#include "reference/vetting_files.h"

#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace shuofa {

extern const EmbeddedFile data_files[];
extern const std::size_t data_file_count;

namespace {

constexpr ErrorReason knowledge_missing{
    "knowledge_missing", ErrorCode::Internal, "程序缺少这部分资料，请重新安装。",
    "The program lacks this part of its knowledge: reinstall it."};

// The files directly in a folder of data/, named without it.
template <class File>
std::vector<File> files_in(std::string_view folder) {
    std::vector<File> files;
    for (std::size_t i = 0; i < data_file_count; ++i) {
        const std::string_view path = data_files[i].path;
        if (!path.starts_with(folder)) continue;
        files.push_back({path.substr(folder.size()), data_files[i].content()});
    }
    return files;
}

// One part of the library: read when it is first asked for, by whichever thread comes first.
template <class T>
class Part {
public:
    template <class Read>
    Result<const T*> get(const Read& read) {
        std::call_once(once_, [&] { value_.emplace(read()); });
        if (!*value_) return tl::unexpected<Error>{value_->error()};
        return (*value_)->get();
    }

private:
    std::once_flag once_;
    std::optional<Result<std::unique_ptr<T>>> value_;
};

class EmbeddedLibrary final : public Library {
public:
    explicit EmbeddedLibrary(RulePackSource& packs) : packs_{packs} {}

    Result<const RuleBook*> rules() override {
        const std::string name = TRY(packs_.edition());
        const std::lock_guard lock{rules_mutex_};
        const auto known = rules_by_edition_.find(name);
        if (known != rules_by_edition_.end()) return known->second.get();
        const RulePackSource::Edition edition = TRY(packs_.read());
        std::unique_ptr<RuleBook> built = TRY(rules_of(edition.set));
        return rules_by_edition_.try_emplace(edition.name, std::move(built)).first->second.get();
    }
    Result<std::unique_ptr<RuleBook>> rules_of(const RulePackSet& set) override {
        return std::make_unique<RuleBook>(TRY(read_rule_set(files_in<RuleFile>("rules/"), set)));
    }
    Result<RulePack> describe_pack(std::span<const PackFile> files) override {
        return read_pack(files);
    }
    Result<const WorkCalendar*> calendar() override {
        return calendar_.get([]() -> Result<std::unique_ptr<WorkCalendar>> {
            return std::make_unique<WorkCalendar>(
                TRY(read_holiday_files(files_in<HolidayFile>("holidays/"))));
        });
    }
    std::vector<TextFile> rule_tests() override {
        std::vector<TextFile> tests = files_in<TextFile>("rules/");
        std::erase_if(tests, [](const TextFile& file) {
            return !file.name.ends_with(".test.yaml") && !file.name.starts_with("scenarios/");
        });
        return tests;
    }
    Result<const Directory*> directory() override {
        return directory_.get(
            [] { return read_channel_files(files_in<ChannelFile>("channels/")); });
    }
    Result<std::unique_ptr<Directory>> read_directory(const std::vector<TextFile>& files) override {
        std::vector<ChannelFile> channel_files;
        for (const TextFile& file : files)
            channel_files.push_back({file.name, file.content});
        return read_channel_files(channel_files);
    }
    std::vector<std::string> directory_faults(const Directory& directory, Day today) override {
        return faults_of(directory, today);
    }
    Result<const PaperTemplates*> templates() override {
        return templates_.get([] { return read_paper_files(files_in<PaperFile>("papers/")); });
    }
    Result<const VettingChecklist*> checklist() override { return checklist_.get(read_checklist); }
    Result<const Guide*> guide() override { return guide_.get(read_questions); }

private:
    static Result<std::unique_ptr<VettingChecklist>> read_checklist() {
        for (const VettingFile& file : files_in<VettingFile>("vetting/")) {
            if (file.name == "checks.yaml") {
                return std::make_unique<VettingChecklist>(TRY(read_vetting_checks(file.content)));
            }
        }
        return fail(knowledge_missing, "vetting/checks.yaml");
    }
    static Result<std::unique_ptr<Guide>> read_questions() {
        return std::make_unique<Guide>(TRY(read_guide(files_in<GuideFile>("guide/"))));
    }

    RulePackSource& packs_;
    std::mutex rules_mutex_;  // guards the next one
    // Older sets stay: somebody may still be reading them.  Few vaults change theirs often.
    std::map<std::string, std::unique_ptr<RuleBook>, std::less<>> rules_by_edition_;
    Part<VettingChecklist> checklist_;
    Part<Guide> guide_;
    Part<WorkCalendar> calendar_;
    Part<Directory> directory_;
    Part<PaperTemplates> templates_;
};

}  // namespace

std::unique_ptr<Library> make_embedded_library(RulePackSource& packs) {
    return std::make_unique<EmbeddedLibrary>(packs);
}

}  // namespace shuofa
