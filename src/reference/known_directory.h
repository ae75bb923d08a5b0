#pragma once

#include "reference/channel_files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

// The directory of data/channels/, for the tests of this room.
namespace shuofa {

struct ReadFiles {
    std::vector<std::string> names, contents;
    std::vector<ChannelFile> files;
};

inline ReadFiles files_of_data() {
    ReadFiles read;
    const auto folder = std::filesystem::path{std::getenv("SHUOFA_SOURCE_DIR")} / "data/channels";
    for (const auto& file : std::filesystem::directory_iterator{folder}) {
        std::ifstream stream{file.path(), std::ios::binary};
        std::ostringstream content;
        content << stream.rdbuf();
        read.names.push_back(file.path().filename().string());
        read.contents.push_back(content.str());
    }
    for (std::size_t i = 0; i < read.names.size(); ++i)
        read.files.push_back({read.names[i], read.contents[i]});
    return read;
}

inline const Directory& known_directory() {
    static const std::unique_ptr<Directory> read = [] {
        const ReadFiles files = files_of_data();
        auto result = read_channel_files(files.files);
        if (!result) ADD_FAILURE() << result.error().where << ": " << result.error().detail;
        return result ? std::move(*result)
                      : std::make_unique<Directory>("", std::vector<Entity>{},
                                                    std::vector<KnownBad>{});
    }();
    return *read;
}

}  // namespace shuofa
