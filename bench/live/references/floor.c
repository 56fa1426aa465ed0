/* floor PORT: what the kernel alone costs. One loop of epoll, one send() for each listener and message.
 *
 * A GET becomes a listener; the body of a POST goes to all of them as one frame. Loopback only, and no defence at all.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 1 << 20, LONGEST = 1 << 16, EVENTS = 512 };
static int listeners[MOST], place[MOST], count; /* place: 1 + where a descriptor stands among the listeners */
static const char welcome[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nretry: 3000\n\n";
static const char done[] = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

static void tell(const char *body, int size) {
    static char frame[LONGEST + 64];
    int length = snprintf(frame, sizeof frame, "event: note\ndata: %.*s\n\n", size, body);
    for (int i = 0; i < count; i++)
        if (send(listeners[i], frame, length, MSG_NOSIGNAL) != length) fprintf(stderr, "a listener does not read\n");
}

static void leave(int line) {
    if (place[line]) {
        int last = listeners[--count];
        listeners[place[line] - 1] = last, place[last] = place[line], place[line] = 0;
    }
    close(line);
}

/* A request is small and comes from this machine: what lacks of it is on its way. */
static void answer(int line) {
    static char ask[LONGEST];
    ssize_t whole = 0, size;
    for (;;) {
        size = recv(line, ask + whole, sizeof ask - 1 - whole, 0);
        if (size < 0 && errno == EAGAIN && whole) continue;
        if (size <= 0) {
            if (!size || errno != EAGAIN) leave(line);
            return;
        }
        ask[whole += size] = 0;
        char *end = strstr(ask, "\r\n\r\n"), *length = strcasestr(ask, "content-length:");
        if (!end || (length && whole < end + 4 - ask + atoi(length + 15))) continue;
        if (*ask == 'G') {
            listeners[count++] = line, place[line] = count;
            if (write(line, welcome, sizeof welcome - 1) < 0) leave(line);
            return;
        }
        tell(end + 4, ask + whole - end - 4);
        if (write(line, done, sizeof done - 1) < 0) perror("answer");
        leave(line);
        return;
    }
}

int main(int argc, char **argv) {
    int one = 1, door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poll = epoll_create1(0), line;
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[argc - 1]))};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(door, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (bind(door, (struct sockaddr *)&here, sizeof here) || listen(door, 4096)) return perror("listen"), 1;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, events[EVENTS];
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &event);
    for (;;) {
        int ready = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.fd != door) {
                answer(events[i].data.fd);
                continue;
            }
            while ((line = accept4(door, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
                event.data.fd = line;
                epoll_ctl(poll, EPOLL_CTL_ADD, line, &event);
            }
        }
    }
}
