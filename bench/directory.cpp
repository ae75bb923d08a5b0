// What the directory of complaint channels costs: processor time of reading it once, of finding an
// entity by name, nickname or pinyin initials, and of checking a number and a pasted text.  Goal:
// a look-up below 1 ms.  Prints one line per figure; the argument is the folder of data/channels.
#include "cpu_clock.h"
#include "domain/channels/check_text.h"
#include "reference/channel_files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

using namespace shuofa;

struct Files {
    std::vector<std::string> names, contents;
    std::vector<ChannelFile> files;
};

Files files_in(const char* folder) {
    Files read;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        std::ifstream stream{entry.path(), std::ios::binary};
        std::ostringstream content;
        content << stream.rdbuf();
        read.names.push_back(entry.path().filename().string());
        read.contents.push_back(content.str());
    }
    for (std::size_t i = 0; i < read.names.size(); ++i)
        read.files.push_back({read.names[i], read.contents[i]});
    return read;
}

// The worst of many queries, each the mean of 200 runs.
template <class Work>
double worst_ms(const std::vector<std::string>& inputs, const Work& work) {
    constexpr int runs = 200;
    double worst = 0;
    for (const std::string& input : inputs) {
        const double start = cpu_ms();
        for (int i = 0; i < runs; ++i)
            work(input);
        worst = std::max(worst, (cpu_ms() - start) / runs);
    }
    return worst;
}

}  // namespace

int main(int count, char** arguments) {
    const Files files = files_in(count > 1 ? arguments[1] : SHUOFA_SOURCE_DIR "/data/channels");
    const double start = cpu_ms();
    const auto read = read_channel_files(files.files);
    const double reading = cpu_ms() - start;
    if (!read) {
        std::fprintf(stderr, "%s: %s\n", read.error().where.c_str(), read.error().detail.c_str());
        return 1;
    }
    const Directory& directory = **read;
    std::vector<std::string> names;
    for (const Entity& entity : directory.entities()) {
        names.insert(names.end(), {entity.name_zh, entity.name_en, entity.pinyin, entity.initials});
        names.insert(names.end(), entity.aliases.begin(), entity.aliases.end());
    }
    std::size_t found = 0;
    const double search =
        worst_ms(names, [&](const std::string& name) { found += directory.search(name).size(); });
    const Day today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{25}};
    const double number =
        worst_ms({"950618", "400-123-4567", "https://www.12315.cn@evil.com", "taoba0-kefu.com"},
                 [&](const std::string& value) { check_value(value, directory, today); });
    const double text = worst_ms(
        {"【京东】您的订单退款异常，请点击 jd-refund.top/a 处理，客服电话950618，QQ 12345678"},
        [&](const std::string& pasted) { check_text(pasted, directory, today); });
    std::printf("directory: %zu entities read in %.1f ms of processor time\n",
                directory.entities().size(), reading);
    std::printf("look-up of %zu names, worst: %.3f ms   goal 1 ms   %s\n", names.size(), search,
                search < 1 ? "met" : "NOT MET");
    std::printf("check of a number or link, worst: %.3f ms; of a pasted text: %.3f ms\n", number,
                text);
    return found > 0 && search < 1 ? 0 : 1;
}
